using System.Collections.Concurrent;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.UnitTests.Motions;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Kinematics;

/// <summary>
/// Angles never flip: in a million frames with turns, swapped sides, hidden limbs, noise and lost points no angle jumps by more than 30°
/// from one frame to the next while the truth moves by less than 10°, and none leaves what a joint can do.
/// </summary>
public sealed class AngleFlipTests
{
    private const int Frames = 1_000_000;
    private const double Jump = 30;

    // One elbow, seen askew at 30 uneven frames a second, still leaps by 45°; slower than that a true elbow may be hidden instead.
    private const int Left = 1;

    private const double Still = 10;

    private static readonly BodyPoint[][] Limbs =
    [
        [BodyPoint.LeftKnee, BodyPoint.LeftAnkle, BodyPoint.LeftHeel, BodyPoint.LeftToe],
        [BodyPoint.RightKnee, BodyPoint.RightAnkle, BodyPoint.RightHeel, BodyPoint.RightToe],
        [BodyPoint.LeftElbow, BodyPoint.LeftWrist, BodyPoint.RightElbow, BodyPoint.RightWrist],
        [BodyPoint.LeftKnee, BodyPoint.RightKnee],
        [BodyPoint.LeftHip, BodyPoint.LeftShoulder],
    ];

    [Fact]
    public void In_a_million_frames_no_angle_flips_or_leaves_its_joint()
    {
        var flips = new ConcurrentBag<string>();
        var frames = 0;
        var pairs = 0L;
        Parallel.For(0, 2600, clip =>
        {
            if (Volatile.Read(ref frames) >= Frames) return;
            var (script, camera, cutoff) = Clip(clip);
            var film = camera.Film(script);
            Interlocked.Add(ref frames, film.Frames.Count);
            var angles = JointAngles.Compute(BodyTracker.Track(film, cutoff)).Export();
            Interlocked.Add(ref pairs, Check(clip, script, camera, film, angles, flips));
        });

        Assert.True(flips.Count <= Left, string.Join(Environment.NewLine, flips.Take(5)));
        Assert.InRange(frames, Frames, int.MaxValue);

        // Hiding everything would be no answer: most angles are there.
        Assert.InRange(pairs / (10.0 * frames), 0.7, 1);
    }

    private static (PostureScript Script, AthleteCamera Camera, double Cutoff) Clip(int clip)
    {
        var random = new Random(clip);
        var script = (clip % 6) switch
        {
            0 => Movements.Squat(8),
            1 => Movements.Jump(),
            2 => Movements.Run(onBelt: false),
            3 => Movements.Run(onBelt: true, 8),
            4 => Movements.Turning(8, random.Next(2) == 0 ? 180 : 360, 2 + (2 * random.NextDouble())),
            _ => Movements.StepOff(),
        };
        var rate = new[] { 30.0, 60, 120 }[random.Next(3)];
        var count = (int)(script.Duration * rate);
        var first = random.Next(count);
        var hidden = random.Next(count);
        var camera = new AthleteCamera
        {
            FramesPerSecond = rate,
            FacesRight = random.Next(2) == 0,
            Mirrored = random.Next(4) == 0,
            Yaw = random.Next(3) == 0 ? random.Next(-90, 90) : random.Next(-20, 20),
            Roll = (random.NextDouble() * 6) - 3,
            Noise = 3 * random.NextDouble(),
            DropOut = 0.05 * random.NextDouble(),
            Jitter = random.Next(3) == 0 ? 0.3 : 0,
            Swap = random.Next(2) == 0 ? (first, first + random.Next(1, (int)rate)) : null,
            Occlusion = random.Next(2) == 0 ? (hidden, hidden + random.Next(1, (int)rate), Limbs[random.Next(Limbs.Length)]) : null,
            Seed = clip,
        };
        return (script, camera, script.Duration > 0 && clip % 6 is 2 or 3 ? 10 : 6);
    }

    private static long Check(
        int clip, PostureScript script, AthleteCamera camera, CaptureRecord film, IReadOnlyDictionary<string, double[]> angles, ConcurrentBag<string> flips)
    {
        long pairs = 0;
        var truth = film.Frames.Select(frame => script.Pose(frame.Pose.Time.TotalSeconds)).ToArray();
        foreach (var side in Enum.GetValues<BodySide>())
        {
            foreach (var joint in Enum.GetValues<Joint>())
            {
                var series = angles[AngleNames.Of(side, joint)];
                for (var i = 1; i < series.Length; i++)
                {
                    if (double.IsNaN(series[i])) continue;
                    if (series[i] is < -85 or > 250) flips.Add($"Clip {clip}, {side} {joint}, frame {i}: {series[i]:0} is no angle of a body.");
                    if (double.IsNaN(series[i - 1])) continue;
                    pairs++;
                    if (Math.Abs(series[i] - series[i - 1]) <= Jump) continue;
                    var moved = Math.Abs(Exact(truth[i], side, joint) - Exact(truth[i - 1], side, joint));
                    if (moved < Still) flips.Add($"Clip {clip}, {side} {joint}, frame {i}: {series[i - 1]:0} to {series[i]:0} while the truth moves by {moved:0.0}, yaw {camera.Yaw}.");
                }
            }
        }

        return pairs;
    }

    // What the angle truly is; a swap of names does not matter to a difference within one clip.
    private static double Exact(AthletePose pose, BodySide side, Joint joint)
    {
        double Of((double Left, double Right) pair) => side == BodySide.Left ? pair.Left : pair.Right;
        return joint switch
        {
            Joint.Knee => 180 - Of(pose.Knee),
            Joint.Hip => 180 - Of(pose.Thigh) - pose.Trunk,
            Joint.Ankle => 90 - Of(pose.Foot) + Of(pose.Thigh) - Of(pose.Knee),
            Joint.Elbow => 180 - Of(pose.Elbow),
            _ => Of(pose.Shoulder) + pose.Trunk,
        };
    }
}
