using Aikynetix.Pose;

namespace Aikynetix.Sessions.UnitTests.Frames;

/// <summary>Frames as a capture gives them, and frames as no capture would.</summary>
internal static class FrameSamples
{
    /// <summary>A lifter's smooth movement with detector noise, hidden points and up to four plates.</summary>
    public static FrameObservation[] Lift(int count, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var points = new Keypoint[Skeleton.Count];
            for (var p = 0; p < points.Length; p++)
            {
                points[p] = random.NextDouble() < 0.05
                    ? Keypoint.Absent
                    : new Keypoint(
                        (float)(400 + (10 * p) + (50 * Math.Sin((i * 0.05) + p)) + random.NextDouble()),
                        (float)(300 + (12 * p) + (80 * Math.Cos(i * 0.05)) + random.NextDouble()), (float)random.NextDouble());
            }

            var plates = Enumerable.Range(0, random.Next(5)).Select(_ => new PlateCircle(500 + random.NextSingle(), 600 - i, 80, 90, random.NextSingle()));
            return new FrameObservation(new PoseFrame(i, TimeSpan.FromTicks(i * 333_667L), 0.9f + (0.1f * random.NextSingle()), points), [.. plates]);
        })];
    }

    /// <summary>Any bit patterns at all: every NaN, infinities, negative and backward times.</summary>
    public static FrameObservation[] Wild(int count, int seed)
    {
        var random = new Random(seed);
        float Any() => BitConverter.UInt32BitsToSingle((uint)random.NextInt64(1L << 32));
        return [.. Enumerable.Range(0, count).Select(_ => new FrameObservation(
            new PoseFrame(
                random.NextInt64(long.MinValue, long.MaxValue), new TimeSpan(random.NextInt64(long.MinValue, long.MaxValue)), Any(),
                [.. Enumerable.Range(0, Skeleton.Count).Select(_ => new Keypoint(Any(), Any(), Any()))]),
            [.. Enumerable.Range(0, random.Next(5)).Select(_ => new PlateCircle(Any(), Any(), Any(), Any(), Any()))]))];
    }

    /// <summary>Every bit of every frame, for comparison.</summary>
    public static IEnumerable<long> Bits(IEnumerable<FrameObservation> frames) => frames.SelectMany(frame => (IEnumerable<long>)
    [
        frame.Pose.FrameId, frame.Pose.Time.Ticks, Bits(frame.Pose.Presence), frame.Plates.Length,
        .. frame.Pose.Points.SelectMany(point => new[] { Bits(point.X), Bits(point.Y), Bits(point.Score) }),
        .. frame.Plates.SelectMany(plate => new[] { Bits(plate.X), Bits(plate.Y), Bits(plate.RadiusX), Bits(plate.RadiusY), Bits(plate.Score) }),
    ]);

    private static long Bits(float value) => BitConverter.SingleToUInt32Bits(value);
}
