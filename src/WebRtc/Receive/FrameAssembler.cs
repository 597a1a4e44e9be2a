using Aikynetix.Pose;
using Aikynetix.WebRtc.Rtp;
using Aikynetix.WebRtc.Sdp;

namespace Aikynetix.WebRtc.Receive;

/// <summary>Makes pictures of packets that come in order, and hands on those that a decoder can use.</summary>
/// <param name="context">What it shares with the rest of its session.</param>
/// <param name="sender">What the sender says of its clocks.</param>
internal sealed class FrameAssembler(ReceiveContext context, SenderClock sender)
{
    private static readonly TimeSpan Freeze = TimeSpan.FromMilliseconds(200);

    private Depacketizer? _depacketizer;
    private VideoPayload? _payload;
    private int _payloadType = -1;
    private bool _isOpen;
    private bool _needsKey = true;
    private uint _timestamp;
    private long _received;

    /// <summary>Takes the next packet.</summary>
    public void Take(in MediaPacket packet)
    {
        // A probe, or something that was not agreed on, only fills its place in the sequence.
        if (packet.Payload.Length == 0 || !context.Media.Payloads.TryGetValue(packet.PayloadType, out var payload)) return;
        if (packet.PayloadType != _payloadType) Switch(packet.PayloadType, payload);
        // Some senders set no marker.
        if (_isOpen && packet.Timestamp != _timestamp) End();
        if (!_isOpen)
        {
            _depacketizer!.Begin();
            (_isOpen, _timestamp, _received) = (true, packet.Timestamp, packet.Received);
        }
        _received = Math.Min(_received, packet.Received);
        _depacketizer!.Add(packet.Payload);
        if (packet.HasMarker) End();
    }

    /// <summary>Packets were given up here: the picture in progress is lost, and with it all that build on it.</summary>
    public void Break()
    {
        if (_isOpen) context.Counters.Discarded++;
        _isOpen = false;
        RequireKey();
    }

    private void Switch(int payloadType, VideoPayload payload)
    {
        if (_payloadType >= 0) Break();
        (_payloadType, _payload, _depacketizer) = (payloadType, payload, Depacketizer.For(payload.Codec));
    }

    private void End()
    {
        _isOpen = false;
        var outcome = _depacketizer!.Finish(out var unit, out var isKey);
        if (outcome == UnitOutcome.Empty) return;
        if (outcome == UnitOutcome.Broken || (_needsKey && !isKey))
        {
            context.Counters.Discarded++;
            RequireKey();
            return;
        }
        if (isKey)
        {
            _needsKey = false;
            context.KeyFrames.Met();
        }
        HandOn(unit, isKey);
    }

    private void HandOn(byte[] unit, bool isKey)
    {
        var now = context.Time.GetTimestamp();
        var counters = context.Counters;
        counters.Frames++;
        if (isKey) counters.KeyFrames++;
        if (context.LastFrame is { } last && context.Time.GetElapsedTime(last, now) > Freeze) counters.Freezes++;
        context.LastFrame = now;
        context.Sink.OnFrame(new EncodedFrame(
            _payload!.Codec, unit, isKey, context.Clock.Next(_timestamp, _received), _received, now, sender.CaptureTime(_timestamp)));
    }

    private void RequireKey()
    {
        _needsKey = true;
        context.KeyFrames.Need();
    }
}
