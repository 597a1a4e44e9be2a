using Aikynetix.Biomechanics.Bar;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Weightlifting;

/// <summary>Films whose pictures are partly there twice, as television makes 30 pictures of 24: speeds are as in the film that they were made of.</summary>
public sealed class RepeatedPictureTests
{
    private static readonly LifterOptions Noisy = new() { PoseNoise = 1.5, PlateNoise = 0.3 };

    [Theory]
    [InlineData(24, 30)]
    [InlineData(25, 30)]
    [InlineData(24.2, 30)]
    [InlineData(40, 50)]
    public void A_film_with_repeated_pictures_gives_the_speeds_of_the_film_that_it_was_made_of(double taken, double shown)
    {
        var film = SyntheticLifter.Film(LiftScript.Deadlift(), Noisy with { FramesPerSecond = taken });
        var capture = Shown(film, taken, shown);
        var (truth, analysis) = (Analyze(film), Analyze(capture));

        Assert.Contains(analysis.Quality.Warnings, warning => warning.Contains("there twice", StringComparison.Ordinal));
        Assert.Equal(capture.Frames.Select(frame => frame.Pose.Time.TotalSeconds), analysis.Timestamps);
        Assert.Equal(taken, analysis.Quality.FramesPerSecond, 0.1 * taken);
        var (speed, times) = (truth.ReportMetrics["vbar"], truth.Timestamps);
        Assert.All(analysis.Timestamps.Zip(analysis.ReportMetrics["vbar"]).Where(pair => double.IsFinite(pair.Second) && pair.First < times[^1] - 0.2 && pair.First > 0.2), pair =>
        {
            // The value of a frame is that of the moment that it shows, one interval of the film ago at most.
            var i = Math.Clamp((int)(pair.First * taken), 1, speed.Length - 2);
            Assert.InRange(pair.Second, Math.Min(speed[i - 1], Math.Min(speed[i], speed[i + 1])) - 0.08, Math.Max(speed[i - 1], Math.Max(speed[i], speed[i + 1])) + 0.08);
        });
    }

    [Theory]
    [InlineData(24, 0.0)]
    [InlineData(30, 0.5)]
    [InlineData(60, 0.5)]
    [InlineData(240, 0.5)]
    [InlineData(240, 2.0)]
    public void A_film_without_any_stays_as_it_is(double rate, double noise)
    {
        foreach (var script in (LiftScript[])[LiftScript.Reference(), LiftScript.CleanAndJerk(), LiftScript.BackSquat(), LiftScript.Deadlift()])
            Assert.Empty(RepeatedPictures.Find(SyntheticLifter.Film(script, Noisy with { FramesPerSecond = rate, PlateNoise = noise })));
    }

    [Fact]
    public void Hostile_frames_are_survived()
    {
        var film = SyntheticLifter.Film(LiftScript.Deadlift(), Noisy with { FramesPerSecond = 24 });
        Assert.Empty(RepeatedPictures.Find(film with { Frames = [] }));
        Assert.Empty(RepeatedPictures.Find(film with { Frames = [film.Frames[0]] }));
        Assert.Empty(RepeatedPictures.Find(film with { Frames = [.. film.Frames.Select(frame => frame with { Plates = [new PlateCircle(float.NaN, 0, 0, 0, 0)] })] }));
    }

    // Every picture stays until the next one was taken.
    private static CaptureRecord Shown(CaptureRecord film, double taken, double shown) => film with
    {
        Frames =
        [
            .. Enumerable.Range(0, (int)((film.Frames.Count - 1) * shown / taken) + 1).Select(i =>
            {
                var frame = film.Frames[(int)((i * taken / shown) + 1e-6)];
                return frame with { Pose = frame.Pose with { FrameId = i, Time = TimeSpan.FromSeconds(i / shown) } };
            }),
        ],
    };

    private static MotionAnalysis Analyze(CaptureRecord capture) =>
        LiftAnalyzer.Analyze(capture, new LiftContext(LiftExercise.Clean, 100, 0.45, new Athlete(1.76, 75)));
}
