using Aikynetix.Biomechanics.Signals;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Weightlifting;

/// <summary>Phase detection away from the ideal: fallbacks, flags, jerks, cut clips, other movements.</summary>
public sealed class LiftPhasesTests
{
    private const double Rate = 60;
    private static readonly LiftScript Reference = LiftScript.Reference();
    private static readonly LiftScript CleanAndJerk = LiftScript.CleanAndJerk();

    [Fact]
    public void A_jerk_has_all_its_parts_where_they_are()
    {
        var film = WithBody(new ScriptedSignals(CleanAndJerk, Rate), CleanAndJerk);
        var (marks, truth) = (LiftPhases.Find(film.Signals, LiftExercise.CleanAndJerk).Marks, CleanAndJerk.Truth);

        Assert.Equal(truth.DipStart, film.Time(marks.DipStart), 0.010);
        Assert.Equal(truth.DipBottom, film.Time(marks.DipBottom), 0.010);
        Assert.Equal(truth.DriveEnd, film.Time(marks.DriveEnd), 0.025);
        Assert.Equal(truth.JerkCatch, film.Time(marks.JerkCatch), 0.025);
        Assert.True(marks.JerkRecovery.Found && marks.JerkRecovery.Place > marks.JerkCatch.Place);
        Assert.Equal(0.176, film.Motion.Height[(int)marks.DipStart.Place] - film.Motion.Height[(int)marks.DipBottom.Place], 0.004);
    }

    [Fact]
    public void A_clean_alone_is_not_taken_for_a_jerk()
    {
        var film = WithBody(new ScriptedSignals(Reference, Rate), Reference);

        Assert.False(LiftPhases.Find(film.Signals, LiftExercise.CleanAndJerk).Marks.DriveEnd.Found);
    }

    [Fact]
    public void A_jerk_without_its_clean_is_found_too()
    {
        var film = WithBody(new ScriptedSignals(CleanAndJerk, Rate, from: 4.6), CleanAndJerk);
        var marks = LiftPhases.Find(film.Signals, LiftExercise.CleanAndJerk).Marks;

        Assert.False(marks.Start.Found);
        Assert.Equal(CleanAndJerk.Truth.DipBottom, film.Time(marks.DipBottom), 0.010);
    }

    [Fact]
    public void Knees_that_only_straighten_are_reported_and_the_bar_stands_in()
    {
        var film = new ScriptedSignals(Reference, Rate);
        var straightening = new CosineTrack((1.2, 85), (2.0, 172), (2.4, 60), (4.2, 176));
        var marks = LiftPhases.Find(film.Signals with { Knee = film.Sample(straightening.At) }, LiftExercise.Clean).Marks;

        Assert.True(marks.Notes.HasFlag(LiftNotes.NoDoubleKneeBend));
        Assert.Equal(Reference.Truth.FirstPullEnd, film.Time(marks.FirstPullEnd), 0.025);
        Assert.Equal(Reference.Truth.Transition, film.Time(marks.Transition), 0.025);
    }

    [Fact]
    public void Hidden_knees_are_no_statement_about_the_athlete()
    {
        var film = new ScriptedSignals(Reference, Rate);
        var marks = LiftPhases.Find(film.Signals with { Knee = film.Hidden() }, LiftExercise.Clean).Marks;

        Assert.True(marks.Notes.HasFlag(LiftNotes.KneeHidden));
        Assert.False(marks.Notes.HasFlag(LiftNotes.NoDoubleKneeBend));
        Assert.Equal(film.Time(marks.PeakSpeed), film.Time(marks.SecondPullEnd), 9);
    }

    [Fact]
    public void Without_knees_and_without_a_dip_the_bar_passing_the_knee_splits_the_pull()
    {
        var film = new ScriptedSignals(Reference, Rate);
        var speed = film.Signals.Speed.Select((v, i) => film.Offset + (i / Rate) is > 1.6 and < 1.87 ? 1.0 + (0.05 * (film.Offset + (i / Rate) - 1.6)) : v);
        var signals = film.Signals with { Knee = film.Hidden(), Speed = [.. speed], KneeHeight = film.Sample(_ => 0.48) };
        var marks = LiftPhases.Find(signals, LiftExercise.Clean).Marks;

        Assert.True(marks.FirstPullEnd.Found && marks.Transition.Place > marks.FirstPullEnd.Place);
        Assert.Equal(0.48, SampleScan.At(film.Motion.Height, marks.FirstPullEnd.Place), 3);
    }

    [Fact]
    public void A_clip_that_begins_in_the_air_has_no_lift_off_but_the_rest()
    {
        var film = new ScriptedSignals(Reference, Rate, from: 1.45);
        var marks = LiftPhases.Find(film.Signals, LiftExercise.Clean).Marks;

        Assert.False(marks.Start.Found);
        Assert.True(marks.Notes.HasFlag(LiftNotes.StartNotSeen));
        Assert.Equal(Reference.Truth.TurnoverEnd, film.Time(marks.TurnoverEnd), 0.010);
    }

    [Fact]
    public void A_bar_that_hung_still_and_was_set_down_again_starts_from_where_it_was_set_down()
    {
        var film = new ScriptedSignals(Reference, Rate);
        var descent = new CosineTrack((0.75, Reference.BarHeight(0) + 0.4), (1.1, Reference.BarHeight(0)));
        var motion = BarMotion.From(film.Sample(t => t < 1.1 ? descent.At(t) : Reference.BarHeight(t)), film.Motion.Forward, Rate);
        var signals = film.Signals with { Bar = motion.Height, Speed = motion.Speed, Acceleration = motion.Acceleration };
        var marks = LiftPhases.Find(signals, LiftExercise.Clean).Marks;

        Assert.Equal(Reference.Truth.Start, film.Time(marks.Start), 0.050);
        Assert.Equal(Reference.BarHeight(0), marks.RestHeight, 0.015);
        Assert.Equal(Reference.Truth.TurnoverEnd, film.Time(marks.TurnoverEnd), 0.010);
    }

    [Theory]
    [InlineData(2.1, true, false, false)]
    [InlineData(2.3, true, true, false)]
    [InlineData(3.5, true, true, true)]
    public void A_clip_that_ends_early_keeps_what_it_shows(double end, bool pulled, bool turned, bool caught)
    {
        var film = new ScriptedSignals(Reference, Rate, to: end);
        var marks = LiftPhases.Find(film.Signals, LiftExercise.Clean).Marks;

        Assert.Equal((pulled, turned, caught, false), (marks.Start.Found, marks.TurnoverEnd.Found, marks.CatchEnd.Found, marks.RecoveryEnd.Found));
        Assert.True(marks.Notes.HasFlag(LiftNotes.Incomplete));
        Assert.False(string.IsNullOrEmpty(marks.RecoveryEnd.Missing));
    }

    [Fact]
    public void A_bar_that_falls_to_the_floor_is_a_failed_lift()
    {
        var bar = new SpeedBlocks(1.2).HalfCosine(1.1, 0.5).HalfCosine(1.0, 0.15).HalfCosine(1.8, 0.15).Ballistic(0.63).HalfCosine(0, 0.02);
        var film = new ScriptedSignals(Reference, 120);
        var motion = BarMotion.From(film.Sample(time => 0.225 + Math.Max(0, bar.Height(time))), film.Sample(_ => 0), 120);
        var marks = LiftPhases.Find(film.Signals with { Bar = motion.Height, Speed = motion.Speed, Acceleration = motion.Acceleration }, LiftExercise.Clean).Marks;

        Assert.True(marks.Notes.HasFlag(LiftNotes.Failed));
        Assert.True(marks.TurnoverEnd.Found);
        Assert.False(marks.CatchEnd.Found);
    }

    [Fact]
    public void A_bar_caught_where_it_stops_is_a_power_variant()
    {
        var bar = new SpeedBlocks(1.2).HalfCosine(1.1, 0.5).HalfCosine(1.0, 0.15).HalfCosine(1.8, 0.15).HalfCosine(0, 0.3);
        var film = new ScriptedSignals(Reference, Rate);
        var motion = BarMotion.From(film.Sample(time => 0.225 + bar.Height(time)), film.Sample(_ => 0), Rate);
        var marks = LiftPhases.Find(film.Signals with { Bar = motion.Height, Speed = motion.Speed, Acceleration = motion.Acceleration }, LiftExercise.Clean).Marks;

        Assert.True(marks.Notes.HasFlag(LiftNotes.PowerVariant));
        Assert.InRange(film.Time(marks.CatchEnd), film.Time(marks.TurnoverEnd) + 0.05, film.Time(marks.TurnoverEnd) + 0.2);
    }

    [Fact]
    public void The_faster_of_two_lifts_is_the_main_one_and_both_are_counted()
    {
        var bar = new SpeedBlocks(1.2).HalfCosine(1.6, 0.6).HalfCosine(0, 0.3).Hold(0.3).HalfCosine(-1.8, 0.4).HalfCosine(0, 0.4).Hold(1)
            .HalfCosine(1.9, 0.6).HalfCosine(0, 0.3).Hold(1);
        var film = new ScriptedSignals(CleanAndJerk, Rate);
        var motion = BarMotion.From(film.Sample(time => 0.225 + bar.Height(time)), film.Sample(_ => 0), Rate);
        var found = LiftPhases.Find(film.Signals with { Bar = motion.Height, Speed = motion.Speed, Acceleration = motion.Acceleration }, LiftExercise.Clean);

        Assert.Equal(2, found.Lifts.Count);
        Assert.Equal(4.8, film.Time(found.Marks.PeakSpeed), 0.05);
    }

    // The body as far as recognition and the jerk need it: shoulders where the script has the bar, head above them.
    private static ScriptedSignals WithBody(ScriptedSignals film, LiftScript script)
    {
        var standing = 0.818 * script.BodyHeight;
        var shoulder = new CosineTrack(
            (1.2, 0.88), (2.0, 1.40), (2.4496, 0.93), (2.6, 0.93), (4.2, standing), (5.3, standing), (5.68, standing - 0.17), (5.93, standing), (6.3, 1.1), (7.2, standing));
        return film.With(film.Signals with
        {
            ShoulderHeight = film.Sample(shoulder.At),
            NoseHeight = film.Sample(time => shoulder.At(time) + 0.2),
        });
    }
}
