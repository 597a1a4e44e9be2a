using Aikynetix.Biomechanics.Running;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Running;

/// <summary>What was told wrongly or not at all about a run is noticed: slow motion, a speed in other units; and what is too small to compare is not compared.</summary>
public sealed class RunDoubtTests
{
    private static readonly RunScript Reference = new();
    private static readonly Athlete Client = new(1.75, 70);

    [Theory]
    [InlineData(2, 120)]
    [InlineData(4, 120)]
    [InlineData(8, 240)]
    public void Slow_motion_that_nobody_told_shows_by_the_weight_of_the_runner(double factor, double rate)
    {
        var film = new AthleteCamera { FramesPerSecond = rate, Noise = 1, SlowMotion = factor }.Film(Reference);
        var analysis = RunAnalyzer.Analyze(film, new RunContext(0, null, Client));

        Assert.Equal(factor, analysis.Quality.SlowMotion);
        Assert.Contains("without saying so", analysis.Quality.Warnings[0], StringComparison.Ordinal);
        Assert.Equal(171.43, analysis.Metrics["cadence"], 1.0);
        Assert.Equal(0.25, analysis.Metrics["contact_time"], 0.008);
        Assert.Equal(3, analysis.Metrics["speed"], 0.1);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Slow_motion_that_was_told_but_is_none_is_left_out(double factor)
    {
        var film = new AthleteCamera { FramesPerSecond = 120, Noise = 1 }.Film(Reference) with { SlowMotion = factor };
        var analysis = RunAnalyzer.Analyze(film, new RunContext(0, null, Client));

        Assert.Equal(1, analysis.Quality.SlowMotion);
        Assert.Contains("times are true", analysis.Quality.Warnings[0], StringComparison.Ordinal);
        Assert.Equal(171.43, analysis.Metrics["cadence"], 1.0);
    }

    [Fact]
    public void A_single_stride_is_told_with_care_and_two_are_not()
    {
        QualityReport Quality(double seconds) =>
            RunAnalyzer.Analyze(new AthleteCamera { FramesPerSecond = 120, Noise = 1, To = seconds }.Film(Reference), new RunContext(0, 3, Client)).Quality;

        Assert.Equal((false, "Only one was seen, and nothing tells whether it is usual; film more steps."), (Quality(1.55).Metrics["stride_time"].Ok, Quality(1.55).Metrics["stride_time"].Reason));
        Assert.True(Quality(2.2).Metrics["stride_time"].Ok);
    }

    [Theory]
    [InlineData(0.2, 0.05)]
    [InlineData(0.25, 0.14)]
    public void Runs_in_true_time_are_left_as_they_are(double contact, double flight)
    {
        foreach (var rate in (double[])[30, 60, 120])
        {
            var script = Reference with { ContactTime = (contact, contact), FlightTime = (flight, flight) };
            var analysis = RunFilms.Analyze(script, new AthleteCamera { FramesPerSecond = rate, Noise = 2 });

            Assert.Equal(1, analysis.Quality.SlowMotion);
            Assert.DoesNotContain(analysis.Quality.Warnings, warning => warning.Contains("slow", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Steps_that_come_too_slowly_for_a_run_are_doubted()
    {
        // No camera plays so many times slower, so nothing is put right.
        var film = new AthleteCamera { FramesPerSecond = 120, Noise = 1, SlowMotion = 1.6 }.Film(Reference with { ContactTime = (0.28, 0.28), FlightTime = (0.12, 0.12) });
        var analysis = RunAnalyzer.Analyze(film, new RunContext(0, null, Client));

        Assert.Contains("slow motion", analysis.Quality.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("slow motion", analysis.Quality.Metrics["cadence"].Reason, StringComparison.Ordinal);
        Assert.True(analysis.Quality.Metrics["trunk_lean"].Ok);
    }

    [Theory]
    [InlineData(15, "none of a runner")]
    [InlineData(10.8, "km/h")]
    [InlineData(1.5, "contradicts the picture")]
    public void A_speed_in_other_units_is_noticed(double told, string word)
    {
        var analysis = RunFilms.Analyze(Reference, new AthleteCamera { FramesPerSecond = 120 }, speed: told);

        Assert.Contains(analysis.Quality.Warnings, warning => warning.Contains(word, StringComparison.Ordinal));
        if (told > 12) Assert.Equal(3, analysis.Metrics["speed"], 0.06);
        else Assert.Contains("contradicts", analysis.Quality.Metrics["step_length"].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sprinter_stands_for_less_than_a_tenth_of_a_second()
    {
        var script = Reference with { Speed = 8, ContactTime = (0.09, 0.09), FlightTime = (0.13, 0.13), Strike = -5, Reach = 0.4, Duration = 3 };
        var analysis = RunFilms.Analyze(script, new AthleteCamera { FramesPerSecond = 240 });

        Assert.Equal(0.09, analysis.Metrics["contact_time"], 0.012);
        Assert.Equal(0.13, analysis.Metrics["flight_time"], 0.012);
    }

    [Fact]
    public void Flights_of_hardly_any_time_are_not_compared_in_percent()
    {
        var script = Reference with { ContactTime = (0.30, 0.30), FlightTime = (0.012, 0.012) };
        var analysis = RunFilms.Analyze(script, new AthleteCamera { FramesPerSecond = 240 });

        Assert.True(double.IsNaN(analysis.Metrics["flight_asymmetry"]));
        Assert.Contains("hardly any time", analysis.Quality.Metrics["flight_asymmetry"].Reason, StringComparison.Ordinal);
        Assert.Equal(0, analysis.Metrics["contact_asymmetry"], 3.0);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(5)]
    public void A_foot_strike_is_named_only_where_its_interval_lies_within_one_class(double noise)
    {
        var analysis = RunFilms.Analyze(Reference with { Strike = 13.5, Duration = 1.6 }, new AthleteCamera { FramesPerSecond = 60, Noise = noise });
        var (angle, strike) = (analysis.Quality.Metrics["foot_strike_angle"], analysis.Quality.Metrics["footstrike"]);

        Assert.Equal(angle.Low > 8 && angle.Low > -1.6, double.IsFinite(analysis.Metrics["footstrike"]));
        if (double.IsFinite(analysis.Metrics["footstrike"])) Assert.Equal((1, 1), (strike.Low, strike.High));
        else Assert.Contains("too near to the border", strike.Reason, StringComparison.Ordinal);
    }
}
