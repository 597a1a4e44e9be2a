using System.Diagnostics;
using Aikynetix.Biomechanics.Live;
using Aikynetix.Gateway.Live;
using Aikynetix.Pose;
using Aikynetix.Streaming;
using LiveWire = Aikynetix.Protos.Live.V1;
using PoseWire = Aikynetix.Protos.Pose.V1;

namespace Aikynetix.Gateway.Rpc;

/// <summary>Writes what is live as messages; what was not measured stays unset.</summary>
internal static class LiveMessages
{
    /// <summary>What a viewer begins with.</summary>
    public static LiveWire.Snapshot Snapshot(LiveIdentity identity, LiveStart start)
    {
        var snapshot = new LiveWire.Snapshot
        {
            SessionId = identity.SessionId,
            Stream = identity.Stream,
            Title = identity.Title,
            Activity = identity.Activity,
            Exercise = identity.Exercise,
            State = State(start.Last?.State ?? new LiveState()),
            Last = start.Last is { } last ? Frame(last, skipped: 0) : null,
        };
        snapshot.AngleNames.AddRange(LiveAngles.Names);
        return snapshot;
    }

    /// <summary>A frame, for a viewer who missed so many before it.</summary>
    public static LiveWire.AngleFrame Frame(LiveFrame frame, long skipped)
    {
        var angles = frame.Angles;
        var message = new LiveWire.AngleFrame
        {
            Sequence = frame.Sequence,
            Pose = Pose(angles.Pose),
            Width = angles.Width,
            Height = angles.Height,
            State = State(frame.State),
            Latency = Latency(angles.Latency, frame.Glass),
            Ledger = Ledger(frame.Ledger),
            Skipped = skipped,
        };
        foreach (var (degrees, validity) in angles.Angles.Zip(angles.Validity))
        {
            var angle = new LiveWire.Angle { Validity = validity };
            if (float.IsFinite(degrees)) angle.Degrees = degrees;
            message.Angles.Add(angle);
        }

        return message;
    }

    /// <summary>A cue.</summary>
    public static LiveWire.Cue Cue(LiveCue cue)
    {
        var message = new LiveWire.Cue { Kind = cue.Kind, TimeUs = Microseconds(cue.Time), Unit = cue.Unit, Text = cue.Text };
        if (double.IsFinite(cue.Value)) message.Value = cue.Value;
        return message;
    }

    /// <summary>Where the pictures went.</summary>
    public static LiveWire.Ledger Ledger(FrameLedger ledger)
    {
        var message = new LiveWire.Ledger { Received = ledger.Received, Analyzed = ledger.Analyzed };
        foreach (var (cause, count) in ledger.Dropped) message.Dropped.Add(cause, count);
        return message;
    }

    private static PoseWire.PoseFrame Pose(PoseFrame pose)
    {
        var message = new PoseWire.PoseFrame { FrameId = pose.FrameId, TimeUs = Microseconds(pose.Time), Presence = pose.Presence };
        for (var point = 0; point < pose.Points.Length; point++)
        {
            var seen = pose.Points[point];
            if (seen.IsPresent) message.Keypoints.Add(new PoseWire.Keypoint { Point = (PoseWire.BodyPoint)point, X = seen.X, Y = seen.Y, Score = seen.Score });
        }

        return message;
    }

    private static LiveWire.State State(LiveState state)
    {
        var message = new LiveWire.State { Repetitions = state.Repetitions, Phase = state.Phase, NearSide = state.NearSide, View = state.View };
        if (double.IsFinite(state.BarSpeed)) message.BarSpeed = state.BarSpeed;
        if (double.IsFinite(state.BottomKneeAngle)) message.BottomKneeAngle = state.BottomKneeAngle;
        return message;
    }

    private static LiveWire.LatencyChain Latency(LatencyChain chain, TimeSpan? glass)
    {
        var message = new LiveWire.LatencyChain
        {
            AssemblingUs = Between(chain.Received, chain.Assembled),
            DecodingUs = Between(chain.Assembled, chain.Decoded),
            InferringUs = Between(chain.Decoded, chain.Inferred),
            PublishingUs = Between(chain.Inferred, chain.Published),
        };
        if (glass is { } whole) message.GlassUs = Microseconds(whole);
        return message;
    }

    private static long Between(long from, long to) => Microseconds(Stopwatch.GetElapsedTime(from, to));

    private static long Microseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;
}
