using System.Numerics;
using Aikynetix.Biomechanics.Bar;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Pose;
using Aikynetix.TestKit.Bar;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.Biomechanics.UnitTests.Bar;

/// <summary>Holds the bar tracker to captures in which the true path of the bar is known.</summary>
public sealed class BarTrackerTests
{
    private const double Rate = 60;
    private const float Radius = 75;

    [Fact]
    public void The_plate_that_moves_with_the_hands_wins_over_a_clearer_one_that_does_not()
    {
        var rack = new PlateCircle(460, 420, Radius, Radius, 0.98f);
        var track = Track(240, Hands, t => [rack, Plate(t, 0.6f)]);
        Assert.Equal(BarSource.Plate, track.Source);
        AssertOnPath(track, 0.01);
    }

    [Fact]
    public void A_clearer_plate_within_reach_of_the_hands_all_along_loses_by_standing_still()
    {
        // Squats of a foot: the rack behind stays as near to the hands as the bar does.
        Vector2 Squat(double t) => new(420, (float)(400 + (50 * Math.Sin(4 * t))));
        var track = Track(
            300,
            t => Squat(t),
            t => [new PlateCircle(430, 380, Radius, Radius, 0.98f), new PlateCircle(Squat(t).X, Squat(t).Y + 40, Radius, Radius, 0.6f)]);
        for (var i = 0; i < track.Y.Length; i++) Assert.Equal(Squat(track.Time.Grid[i]).Y + 40, track.Y[i], 0.5);
    }

    [Fact]
    public void The_near_plate_wins_over_the_far_one_that_is_closer_to_the_hands()
    {
        var track = Track(240, Hands, t =>
        {
            var far = Hands(t)!.Value;
            return [new PlateCircle(far.X, far.Y, 58, 58, 0.75f), Plate(t, 0.7f)];
        });
        AssertOnPath(track, 0.01);
        Assert.Equal(Radius, track.PlateRadius, 0.01);
    }

    [Fact]
    public void Where_the_size_changes_within_a_clip_the_commoner_one_is_followed_instead_of_neither()
    {
        // A cut to another view: the mean of both sizes is the size of no plate at all.
        var track = Track(240, Hands, t => [Plate(t, 0.8f) with { RadiusX = t < 1.9 ? 55 : 90, RadiusY = t < 1.9 ? 55 : t < 2.1 ? 72 : 90 }]);
        Assert.Equal(BarSource.Plate, track.Source);
        Assert.InRange(track.Coverage, 0.4, 0.6);
        Assert.True(Math.Abs(track.PlateRadius - 55) < 1 || Math.Abs(track.PlateRadius - 90) < 1, $"{track.PlateRadius}");
    }

    [Fact]
    public void No_chain_goes_on_across_a_cut()
    {
        // The next view begins with a plate on the wall just where the bar was; the hands are elsewhere.
        const double cut = 3.0;
        var last = Path(cut);
        var track = Track(
            210,
            t => t < cut ? Hands(t) : Hands(cut)! + new Vector2(400, 100),
            t => t < cut ? [Plate(t, 0.8f)] : [new PlateCircle(last.X, last.Y, Radius, Radius, 0.9f)]);
        Assert.Equal(BarSource.Plate, track.Source);
        Assert.All(Enumerable.Range(0, 210).Where(i => i / Rate > cut), i => Assert.True(double.IsNaN(track.Y[i]), $"{track.Y[i]} at {i / Rate} s"));
    }

    [Fact]
    public void The_path_is_as_measured_not_smoothed()
    {
        var random = new Random(4);
        var shaken = Enumerable.Range(0, 240)
            .Select(i => Plate(i / Rate, 0.8f) with { Y = (float)(Path(i / Rate).Y + random.NextDouble()) }).ToArray();
        var track = Track(240, Hands, t => [shaken[(int)Math.Round(t * Rate)]]);
        for (var i = 0; i < 240; i++) Assert.Equal(shaken[i].Y, track.Y[i], 1e-3);
    }

    [Fact]
    public void A_short_gap_in_fast_movement_is_bridged_and_not_counted()
    {
        var track = Track(240, Hands, t => Math.Abs(t - 2.05) < 0.045 ? [] : [Plate(t, 0.8f)]);
        Assert.All(track.Y, y => Assert.True(double.IsFinite(y)));
        AssertOnPath(track, 0.03 * Radius);
        Assert.Equal(235 / 240.0, track.Coverage, 1e-9);
    }

    [Fact]
    public void A_long_gap_stays_open()
    {
        var track = Track(240, Hands, t => t is > 1 and < 1.4 ? [] : [Plate(t, 0.8f)]);
        Assert.True(double.IsNaN(track.Y[72]));
        Assert.True(double.IsFinite(track.Y[59]) && double.IsFinite(track.Y[85]));
    }

    [Fact]
    public void Single_wild_candidates_do_not_bend_the_path()
    {
        var track = Track(240, Hands, t =>
        {
            var plate = Plate(t, 0.8f);
            return (int)Math.Round(t * Rate) % 17 == 5 ? [plate with { X = plate.X + 60, Y = plate.Y - 45 }] : [plate];
        });
        AssertOnPath(track, 0.02 * Radius);
    }

    [Fact]
    public void A_candidate_faster_than_any_bar_is_not_followed()
    {
        // From 2 s on the plate is hidden, and something round flies off at 8 m/s.
        PlateCircle Flying(double t) => Plate(2, 0.9f) with { Y = (float)(Path(2).Y - (8 / 0.225 * Radius * (t - 2))) };
        var track = Track(180, Hands, t => [t < 2 ? Plate(t, 0.8f) : Flying(t)]);
        for (var i = 0; i < track.Y.Length; i++) Assert.False(track.Y[i] < 0, $"{i}: {track.Y[i]}");
    }

    [Fact]
    public void Yaw_and_radius_are_those_of_the_resting_plate()
    {
        var track = Track(240, Hands, t => [Plate(t, 0.8f) with { RadiusX = Radius * 0.984808f }]);
        Assert.Equal(10, track.Yaw, 0.01);
        Assert.Equal(Radius, track.PlateRadius, 0.01);
    }

    [Fact]
    public void Without_a_plate_the_wrists_stand_in_and_say_so()
    {
        var track = Track(240, Hands, _ => []);
        Assert.Equal(BarSource.Wrist, track.Source);
        Assert.True(double.IsNaN(track.PlateRadius) && double.IsNaN(track.Yaw));
        Assert.Equal(1, track.Coverage);
        Assert.Equal(Hands(1)!.Value.Y, track.Y[60], 3.0);
    }

    [Fact]
    public void Hands_that_a_model_puts_anywhere_do_not_hide_a_plate_that_goes_up()
    {
        var track = Track(240, t => Lost(t), t => [Plate(t, 0.8f)]);
        Assert.Equal(BarSource.Plate, track.Source);

        // The figure of this record hangs on its hands, so that some of its leaps pass for cuts of the picture, and a glimpse between two
        // of them is no chain.
        Assert.InRange(track.Coverage, 0.85, 1);
        Assert.InRange(track.Y.Count(double.IsFinite), 0.85 * track.Y.Length, track.Y.Length);
        for (var i = 0; i < track.Y.Length; i++) Assert.False(Math.Abs(track.Y[i] - Path(track.Time.Grid[i]).Y) > 1, $"{i}: {track.Y[i]}");
    }

    [Fact]
    public void Hands_that_a_model_puts_anywhere_make_no_bar_of_a_plate_on_the_wall()
    {
        var track = Track(240, t => Lost(t), _ => [new PlateCircle(460, 420, Radius, Radius, 0.98f)]);
        Assert.NotEqual(BarSource.Plate, track.Source);
    }

    // As in a real clean: half of the time at the bar, else with the far arm, or where the model takes the knees for hands.
    private static Vector2 Lost(double time) => ((int)(time * 12) % 3) switch
    {
        0 => Hands(time)!.Value,
        1 => Hands(time)!.Value + new Vector2(-190, -170),
        _ => Hands(time)!.Value + new Vector2(160, 120),
    };

    [Fact]
    public void Round_things_that_flicker_about_are_no_bar()
    {
        var random = new Random(11);
        var track = Track(
            240, Hands, _ => [new PlateCircle(random.Next(1280), random.Next(720), random.Next(55, 110), random.Next(55, 110), 0.5f)]);
        Assert.Equal(BarSource.Wrist, track.Source);
    }

    [Fact]
    public void Without_plate_and_athlete_there_is_no_bar()
    {
        var track = Track(90, _ => null, _ => []);
        Assert.Equal(BarSource.None, track.Source);
        Assert.Equal(0, track.Coverage);
        Assert.All(track.X.Concat(track.Y), v => Assert.True(double.IsNaN(v)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Captures_too_short_to_move_in_are_no_failure(int frames)
    {
        var track = Track(frames, Hands, t => [Plate(t, 0.9f)]);
        Assert.Equal(track.Time.Grid.Length, track.Y.Length);
    }

    [Fact]
    public void Any_capture_gives_a_track_of_the_length_of_its_grid()
    {
        float[] wild = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue, float.Epsilon, 0, -5];
        var number = Gen.OneOf(Gen.Choose(-100, 1500).Select(v => v / 2f), Gen.Elements(wild));
        var plate = from x in number
                    from y in number
                    from rx in number
                    from ry in number
                    from s in number
                    select new PlateCircle(x, y, rx, ry, s);
        var frame = from plates in plate.ArrayOf()
                    from x in number
                    from y in number
                    from step in Gen.Choose(0, 3)
                    select (Plates: plates[..Math.Min(4, plates.Length)], Hands: new Vector2(x, y), Step: step);
        Check.QuickThrowOnFailure(Prop.ForAll(frame.ArrayOf().ToArbitrary(), frames =>
        {
            var elapsed = 0;
            var observations = frames.Select((f, i) => new FrameObservation(
                LifterPose.Holding(f.Hands, 300, i, TimeSpan.FromMilliseconds(20 * (elapsed += f.Step))), f.Plates)).ToArray();
            var capture = new CaptureRecord(640, 480, observations);
            var track = BarTracker.Track(capture, BodyTracker.Track(capture, 6));
            Assert.Equal(track.Time.Grid.Length, track.X.Length);
            Assert.InRange(track.Coverage, 0, 1);
        }));
    }

    private static BarTrack Track(int frames, Func<double, Vector2?> hands, Func<double, PlateCircle[]> plates)
    {
        var capture = BarCapture.Of(frames, Rate, hands, plates);
        return BarTracker.Track(capture, BodyTracker.Track(capture, 6));
    }

    /// <summary>A second of rest, a lift of four plate radii with a peak of 1.4 m/s, rest.</summary>
    private static Vector2 Path(double time)
    {
        var share = Math.Clamp((time - 1.4) / 1.2, 0, 1);
        var rise = share - (Math.Sin(Math.Tau * share) / Math.Tau);
        return new Vector2((float)(420 - (0.4 * Radius * Math.Sin(Math.PI * rise))), (float)(560 - (4 * Radius * rise)));
    }

    private static Vector2? Hands(double time) => Path(time) + new Vector2(-10, -55);

    private static PlateCircle Plate(double time, float score)
    {
        var place = Path(time);
        return new PlateCircle(place.X, place.Y, Radius, Radius, score);
    }

    private static void AssertOnPath(BarTrack track, double tolerance)
    {
        for (var i = 0; i < track.Y.Length; i++)
        {
            var place = Path(track.Time.Grid[i]);
            Assert.Equal(place.X, track.X[i], tolerance);
            Assert.Equal(place.Y, track.Y[i], tolerance);
        }
    }
}
