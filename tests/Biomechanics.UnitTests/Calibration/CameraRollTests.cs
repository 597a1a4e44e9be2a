using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Jumping;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.UnitTests.Motions;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Calibration;

/// <summary>A rolled camera is put right where the clip shows its roll, and never made worse (biomechanics reference A.1, C.5, C.7).</summary>
public sealed class CameraRollTests
{
    private static readonly double[] Rolls = [-3, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3];

    [Theory]
    [InlineData("squat", 0)]
    [InlineData("squat", 15)]
    [InlineData("jump", 0)]
    [InlineData("jump", 15)]
    [InlineData("run", 0)]
    [InlineData("run", 15)]
    [InlineData("belt", 0)]
    [InlineData("belt", 15)]
    [InlineData("box", 0)]
    public void Taking_the_roll_out_never_makes_a_clip_worse(string script, double yaw)
    {
        var (worst, square, count) = (0.0, 0.0, 0);
        foreach (var roll in Rolls)
        {
            for (var seed = 0; seed < 4; seed++)
            {
                var (estimate, left) = Read(script, new AthleteCamera { Roll = roll, Yaw = yaw, FacesRight = seed % 2 == 0, Noise = 1 + (seed / 2.0), DropOut = 0.02, Seed = seed });
                worst = Math.Max(worst, Math.Abs(left - roll) - Math.Abs(roll));
                if (double.IsNaN(estimate.Error)) continue;
                square += Math.Pow((double.DegreesToRadians(roll) - estimate.Angle) / estimate.Error, 2);
                count++;
            }
        }

        Assert.InRange(worst, double.NegativeInfinity, 0.15);

        // The error that is told is not smaller than the one that is made.
        if (count > 0) Assert.InRange(Math.Sqrt(square / count), 0, 1.2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_path_through_the_picture_shows_the_roll_to_a_tenth_of_a_degree(bool right)
    {
        foreach (var roll in Rolls.Where(roll => roll != 0))
        {
            var (estimate, applied) = Read("run", new AthleteCamera { Roll = roll, FacesRight = right, Noise = 2 });
            Assert.Equal(roll, applied, 0.15);
            Assert.Equal(roll, estimate.Reported, 0.15);
        }
    }

    [Fact]
    public void A_path_askew_to_the_camera_is_not_taken_for_a_roll()
    {
        foreach (var yaw in new[] { -20.0, -10, 10, 20 })
        {
            var (estimate, applied) = Read("run", new AthleteCamera { Yaw = yaw, Noise = 1 });
            Assert.Equal(0, applied);
            Assert.InRange(double.RadiansToDegrees(estimate.Angle), -1, 1);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void The_slope_of_a_belt_is_told_from_the_roll_of_the_camera(double incline)
    {
        var film = new AthleteCamera { Roll = 4, Noise = 1 }.Film(Movements.Run(onBelt: true, incline: incline));
        Assert.Equal(4, CameraRoll.Estimate(film, BodyTracker.Track(film, 10), incline).Reported, 0.5);
    }

    [Fact]
    public void A_fall_shows_a_camera_that_hangs_askew()
    {
        var (estimate, applied) = Read("jump", new AthleteCamera { Roll = 8, Noise = 1, FramesPerSecond = 120 });
        Assert.Equal(8, applied, 2.0);
        Assert.Equal(8, estimate.Reported, 2.0);
    }

    [Fact]
    public void The_fall_of_another_body_than_the_table_s_points_down_to_a_degree()
    {
        var film = new AthleteCamera { FramesPerSecond = 120 }.Film(Movements.Jump(isFemale: true));
        var fall = FallDirection.Of(BodyTracker.Track(film, 6));
        Assert.Equal(0, double.RadiansToDegrees(fall.Angle), 1.0);
        Assert.InRange(double.RadiansToDegrees(fall.Error), 1, 1.2);
    }

    [Fact]
    public void A_squat_on_one_spot_shows_no_small_roll_and_says_so()
    {
        var (estimate, applied) = Read("squat", new AthleteCamera { Roll = 1.5 });
        Assert.Equal((double.NaN, 0), (estimate.Reported, applied));
    }

    [Theory]
    [InlineData(double.NaN, double.NaN, 1.0)]
    [InlineData(0.0, 0.1, 0.0995)]
    [InlineData(0.0, 3.0, 0.9487)]
    [InlineData(5.0, 3.0, 1.0724)]
    [InlineData(0.9, 0.4, 0.8602)]
    [InlineData(4.0, 0.5, 0.5)]
    public void What_is_left_of_a_roll_is_known_by_care_and_evidence_together(double angle, double error, double left)
    {
        var body = BodyTracker.Track(new AthleteCamera().Film(Movements.Squat()), 6);
        var roll = new CameraRoll(double.DegreesToRadians(angle), double.DegreesToRadians(error));
        Assert.Equal(left, double.RadiansToDegrees(roll.Level(body).RollError), 3);
    }

    [Fact]
    public void Evidence_that_contradicts_itself_loses_its_sharpness()
    {
        var agreed = CameraRoll.Together(new CameraRoll(0.05, 0.01), new CameraRoll(0.05, 0.01));
        var torn = CameraRoll.Together(new CameraRoll(0.10, 0.01), new CameraRoll(0, 0.01));
        Assert.Equal(0.05, agreed.Angle, 12);
        Assert.Equal(0.01 / Math.Sqrt(2), agreed.Error, 12);
        Assert.Equal(0.05, torn.Angle, 12);
        Assert.True(torn.Error > 2 * agreed.Error);
        Assert.True(double.IsNaN(CameraRoll.Together(CameraRoll.Unknown, new CameraRoll(1, 0.01)).Angle));
    }

    /// <summary>Cameras hang by 1° (SD); evidence of that error about the truth; what is not taken out is as large as the error says.</summary>
    [Theory]
    [InlineData(0.3)]
    [InlineData(1.0)]
    public void What_is_left_of_a_roll_is_as_large_as_its_error_says(double evidence)
    {
        var body = BodyTracker.Track(new AthleteCamera().Film(Movements.ByName["squat"]), 6);
        var random = new Random(7);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()) * BodyTrack.UsualRoll;
        var (left, told) = (0.0, 0.0);
        for (var i = 0; i < 4000; i++)
        {
            var truth = Normal();
            var level = new CameraRoll(truth + (evidence * Normal()), evidence * BodyTrack.UsualRoll).Level(body);
            left += Math.Pow(truth - level.Roll, 2);
            told += Math.Pow(level.RollError, 2);
        }

        Assert.InRange(left / told, 0.85, 1.15);
        Assert.Equal(BodyTrack.UsualRoll, CameraRoll.Unknown.Level(body).RollError, 12);
    }

    [Fact]
    public void The_roll_that_is_taken_out_is_told()
    {
        var film = new AthleteCamera { Roll = 2, Noise = 1 }.Film(Movements.Run(onBelt: false));
        var quality = MotionAnalyzer.Analyze(film, new JumpContext(JumpExercise.Countermovement, new Athlete(Movements.Height))).Quality;
        Assert.Equal(2, quality.Roll, 0.2);
        Assert.InRange(quality.Yaw, 0, 25);
    }

    private static (CameraRoll Estimate, double Applied) Read(string script, AthleteCamera camera)
    {
        var film = camera.Film(Movements.ByName[script]);
        var body = BodyTracker.Track(film, script is "run" or "belt" ? 10 : 6);
        var estimate = CameraRoll.Estimate(film, body);
        return (estimate, double.RadiansToDegrees(estimate.Level(body).Roll));
    }
}
