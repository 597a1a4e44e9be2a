using Aikynetix.Pose;
using Aikynetix.WebRtc.Receive;
using Aikynetix.WebRtc.Sdp;
using Aikynetix.WebRtc.UnitTests.Rtcp;
using Aikynetix.WebRtc.UnitTests.Sdp;

namespace Aikynetix.WebRtc.UnitTests.Receive;

/// <summary>A receiver under test with its clock, what it handed on and what it told its sender.</summary>
internal sealed class Reception : IEncodedFrameSink
{
    public Reception(string offer = "chromium-vp8")
        : this(OfferFiles.Accept(OfferFiles.Offer(offer)))
    {
    }

    public Reception(NegotiatedMedia media)
    {
        Media = media;
        Sender = new TestSender(media);
        Receiver = new MediaReceiver(media, this, datagram =>
        {
            Datagrams.Add(datagram.ToArray());
            Told.AddRange(FeedbackDecoder.Split(datagram.ToArray()).Select(packet => (Time.GetTimestamp(), packet.Type, packet.Format, packet.Body)));
        }, Time);
    }

    public NegotiatedMedia Media { get; }

    public SteppedTime Time { get; } = new();

    public TestSender Sender { get; }

    public MediaReceiver Receiver { get; }

    public List<EncodedFrame> Frames { get; } = [];

    public List<byte[]> Datagrams { get; } = [];

    public List<(long At, int Type, int Format, byte[] Body)> Told { get; } = [];

    public IEnumerable<int> Numbers => Frames.Select(frame => TestPicture.NumberOf(frame.Data.Span));

    /// <summary>Requests for key frames, as milliseconds since the clock's beginning.</summary>
    public List<double> KeyRequests => [.. Told.Where(told => told is (_, 206, 1 or 4, _)).Select(told => (told.At - Begin) / 10_000.0)];

    public List<ushort> Asked => [.. Told.Where(told => told is (_, 205, 1, _)).SelectMany(told => FeedbackDecoder.Missing(told.Body))];

    private long Begin { get; } = new SteppedTime().GetTimestamp();

    public void OnFrame(EncodedFrame frame) => Frames.Add(frame);

    public void Take(params IEnumerable<byte[]> packets)
    {
        foreach (var packet in packets) Receiver.TakeRtp(packet, Time.GetTimestamp());
    }

    /// <summary>Lets time pass in ticks of 5 ms.</summary>
    public void Pass(double milliseconds)
    {
        for (; milliseconds > 0; milliseconds -= 5)
        {
            Time.Step(Math.Min(5, milliseconds));
            Receiver.Tick();
        }
    }
}
