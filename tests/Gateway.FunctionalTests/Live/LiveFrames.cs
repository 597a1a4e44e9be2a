using Aikynetix.Biomechanics.Live;
using Aikynetix.Gateway.Live;
using Aikynetix.Pose;
using Aikynetix.Streaming;

namespace Aikynetix.Gateway.FunctionalTests.Live;

/// <summary>Frames and captures as a live analysis would publish them.</summary>
internal static class LiveFrames
{
    public static LiveIdentity Identity(string session, string stream, string user = "someUserId123") =>
        new(session, stream, user, "Clean, live", "Weightlifting", "clean", new DateTimeOffset(2026, 3, 9, 15, 4, 5, TimeSpan.Zero));

    /// <summary>A frame whose every point lies on a known place, except for the nose, which is absent.</summary>
    public static AngleFrame Frame(long id, LatencyChain latency = default)
    {
        var points = Enumerable.Range(0, Skeleton.Count).Select(i => new Keypoint((i * 10) + 0.25f, (i * 20) + 0.55f, 0.875f)).ToArray();
        points[(int)BodyPoint.Nose] = Keypoint.Absent;
        var angles = Enumerable.Range(0, LiveAngles.Names.Count).Select(i => i == 1 ? float.NaN : 90f + i).ToArray();
        return new AngleFrame(
            new PoseFrame(id, TimeSpan.FromSeconds(id / 30.0), 0.98f, points), 720, 1280, angles, [.. angles.Select(angle => float.IsNaN(angle) ? 0f : 0.9f)], latency);
    }

    public static LiveState State(string phase = "pull", int repetitions = 0) => new() { Phase = phase, Repetitions = repetitions, NearSide = "left", View = "side" };

    public static FrameLedger Ledger(long received) => new(received, received, new Dictionary<string, long>());

    public static LiveCue Cue(int number) => new("repetition", TimeSpan.FromSeconds(number), number, "", $"Repetition {number}.");

    public static void Publish(this LiveFeed feed, long id) => feed.Publish(Frame(id), State(), Ledger(id + 1));
}
