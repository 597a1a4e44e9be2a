using Aikynetix.Biomechanics;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Gateway.FunctionalTests.Running;

/// <summary>Simple movements of the activities without a bar, filmed from the side; the mathematics has closer scripts of its own.</summary>
internal sealed class ScriptedMove(double duration, Func<double, AthletePose> pose) : IMotionScript
{
    /// <summary>Frame rate of the clips that go with them.</summary>
    public const int FramesPerSecond = 60;

    private const double Leg = 0.491;

    public double BodyHeight => 1.75;

    public double Duration => duration;

    public (double X, double Y, double Z)[] Points(double time) => pose(time).Points();

    /// <summary>Two countermovement jumps of 0.32 m; pictures taken faster than the clip shows them make slow motion of it.</summary>
    public static CaptureRecord Jumps(double framesPerSecond = FramesPerSecond)
    {
        var hips = Jump(Jump(new SpeedBlocks(0.4))).Hold(0.6);
        return Film(new ScriptedMove(hips.End, time => Standing(hips.Height(time))), framesPerSecond);
    }

    /// <summary>Running on the spot, 180 steps a minute.</summary>
    public static CaptureRecord Run() => Film(new ScriptedMove(4, time =>
    {
        var (left, right) = (Math.PI * 3 * time, Math.PI * ((3 * time) + 1));
        return Standing(0.03 * Math.Cos(2 * left)) with
        {
            Trunk = 6,
            Thigh = (30 * Math.Sin(left), 30 * Math.Sin(right)),
            Knee = (45 - (35 * Math.Cos(left + 1)), 45 - (35 * Math.Cos(right + 1))),
        };
    }));

    /// <summary>Two squats with the arms overhead.</summary>
    public static CaptureRecord Squats()
    {
        var depth = new CosineTrack((0.4, 0), (1.2, -0.35), (1.4, -0.35), (2.1, 0), (2.4, 0), (3.1, -0.35), (3.3, -0.35), (3.9, 0));
        return Film(new ScriptedMove(4.2, time => Standing(depth.At(time)) with { Shoulder = (180, 180), Trunk = -60 * depth.At(time) }));
    }

    private static CaptureRecord Film(ScriptedMove script, double framesPerSecond = FramesPerSecond) => new AthleteCamera { FramesPerSecond = framesPerSecond, Noise = 0.5 }.Film(script);

    private static SpeedBlocks Jump(SpeedBlocks before) => before
        .HalfCosine(-1, 0.25).HalfCosine(0, 0.2).HalfCosine(2.5, 0.18).Ballistic(2 * 2.5 / 9.81).HalfCosine(0, 0.2).HalfCosine(1, 0.25).HalfCosine(0, 0.25);

    // Hips over the feet: below standing the knees bend, above it the feet leave the ground.
    private static AthletePose Standing(double rise)
    {
        const double height = 1.75;
        var hip = ((Leg + AthletePose.AnkleHeight) * height) + rise;
        var bend = double.RadiansToDegrees(Math.Acos(Math.Min(1, (hip - (AthletePose.AnkleHeight * height)) / (Leg * height))));
        return new AthletePose { Height = height, Hip = (0, hip), Thigh = (bend, bend), Knee = (2 * bend, 2 * bend) };
    }
}
