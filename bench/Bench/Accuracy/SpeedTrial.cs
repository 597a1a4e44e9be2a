using System.Diagnostics;
using Aikynetix.Inference.Crop;
using Aikynetix.TestKit.Athletes;
using Aikynetix.TestKit.Film;
using Aikynetix.TestKit.Scoring;

namespace Aikynetix.Bench.Accuracy;

/// <summary>Times a model on a 720p frame: on one thread, and on all cores at once.</summary>
internal static class SpeedTrial
{
    private const int WarmUp = 20;
    private const int Runs = 250;
    private const double Seconds = 3;

    /// <summary>Times it.</summary>
    public static SpeedFigures Run(Contender model, double? trackedPerSecond, CancellationToken cancellationToken)
    {
        var film = new LiftFilm(LiftScript.FilmSnatch(), new FilmOptions());
        using var frame = film.Picture(film.Count - 1).ToFrame();
        var points = film.Truth(film.Count - 1).Pose.Points;
        var box = new Box(points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y));
        var region = RegionOfInterest.Around(box, 1.25f);

        var times = new double[Runs];
        for (var i = -WarmUp; i < Runs; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            Once();
            if (i >= 0) times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        var count = 0L;
        var began = Stopwatch.GetTimestamp();
        Parallel.For(0, Environment.ProcessorCount, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, _ =>
        {
            while (Stopwatch.GetElapsedTime(began).TotalSeconds < Seconds && !cancellationToken.IsCancellationRequested)
            {
                Once();
                Interlocked.Increment(ref count);
            }
        });
        return new SpeedFigures(PoseScore.Quantile(times, 0.5)!.Value, count / Stopwatch.GetElapsedTime(began).TotalSeconds, trackedPerSecond);

        void Once()
        {
            using var picture = new Picture(frame);
            model.Find(picture, region);
        }
    }
}
