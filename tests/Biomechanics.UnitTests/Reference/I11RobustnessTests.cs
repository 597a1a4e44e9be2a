using Aikynetix.Biomechanics.Jumping;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Running;
using Aikynetix.Biomechanics.UnitTests.Motions;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Reference;

/// <summary>
/// Biomechanics reference I.11: lost points, noise, mirrored pictures, roll and odd rates leave angles inside the targets of part H; the
/// activities prove the same of their metrics and events.
/// </summary>
public sealed class I11RobustnessTests
{
    private static readonly AthleteCamera Plain = new() { Noise = 1 };

    private static readonly Dictionary<string, AthleteCamera> Cameras = new()
    {
        ["lost points"] = Plain with { DropOut = 0.10 },
        ["noise of 3 pixels"] = Plain with { Noise = 3 },
        ["mirrored"] = Plain with { Mirrored = true },
        ["rolled"] = Plain with { Roll = 1.5 },
        ["29.97"] = Plain with { FramesPerSecond = 30000.0 / 1001 },
        ["30"] = Plain with { FramesPerSecond = 30 },
        ["uneven"] = Plain with { Jitter = 0.3 },
        ["all at once"] = Plain with { Noise = 3, DropOut = 0.10, Mirrored = true, Roll = 1.5, FramesPerSecond = 30000.0 / 1001 },
    };

    public static TheoryData<string> Names => [.. Cameras.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Squat_angles_stay_within_four_degrees_and_running_ones_within_five(string camera)
    {
        Assert.InRange(MeanError(Movements.Squat(), Cameras[camera], 6), 0, 4);

        // At 30 frames a second the low-pass must stay below what a running knee does.
        var target = Cameras[camera].FramesPerSecond < 60 ? 9 : 5;
        Assert.InRange(MeanError(Movements.Run(onBelt: true), Cameras[camera], 10), 0, target);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_number_of_an_analysis_is_finite_or_missing(string camera)
    {
        var athlete = new Athlete(Movements.Height, 70);
        foreach (var analysis in new[]
        {
            MotionAnalyzer.Analyze(Cameras[camera].Film(Movements.Jump()), new JumpContext(JumpExercise.Countermovement, athlete)),
            MotionAnalyzer.Analyze(Cameras[camera].Film(Movements.Run(onBelt: true)), new RunContext(0, 2.2, athlete)),
        })
        {
            var series = analysis.Angles.Concat(analysis.ReportMetrics).Concat(analysis.Keypoints);
            Assert.All(series, entry => Assert.Equal(analysis.Timestamps.Length, entry.Value.Length));
            Assert.DoesNotContain(series, entry => entry.Value.Any(double.IsInfinity));
            Assert.DoesNotContain(analysis.Metrics.Values, double.IsInfinity);
        }
    }

    [Fact]
    public void The_same_capture_gives_the_same_bytes()
    {
        var film = Cameras["all at once"].Film(Movements.Run(onBelt: true));
        var context = new RunContext(0, 2.2, new Athlete(Movements.Height, 70));
        Assert.Equal(Bytes(MotionAnalyzer.Analyze(film, context)), Bytes(MotionAnalyzer.Analyze(film, context)));
    }

    private static byte[] Bytes(MotionAnalysis analysis)
    {
        var series = analysis.Angles.Concat(analysis.ReportMetrics).Concat(analysis.Keypoints).OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .SelectMany(entry => entry.Value);
        var metrics = analysis.Metrics.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value);
        return [.. series.Concat(metrics).SelectMany(BitConverter.GetBytes)];
    }

    // Mean over both knees and hips of how far they are from the posture of the script.
    private static double MeanError(PostureScript script, AthleteCamera camera, double cutoff)
    {
        var film = camera.Film(script);
        var angles = JointAngles.Compute(BodyTracker.Track(film, cutoff)).Export();
        var errors = new List<double>();
        for (var i = 5; i < film.Frames.Count - 5; i++)
        {
            var pose = script.Pose(film.Frames[i].Pose.Time.TotalSeconds);
            errors.Add(angles["lkne_angle"][i] - (180 - pose.Knee.Left));
            errors.Add(angles["rkne_angle"][i] - (180 - pose.Knee.Right));
            errors.Add(angles["lhip_angle"][i] - (180 - pose.Thigh.Left - pose.Trunk));
            errors.Add(angles["rhip_angle"][i] - (180 - pose.Thigh.Right - pose.Trunk));
        }

        Assert.InRange(errors.Count(double.IsFinite), 0.8 * errors.Count, errors.Count);
        return errors.Where(double.IsFinite).Average(Math.Abs);
    }
}
