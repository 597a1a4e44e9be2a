using System.Diagnostics;
using Aikynetix.Inference.Tracking;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;
using Aikynetix.TestKit.Film;
using Aikynetix.TestKit.Scoring;

namespace Aikynetix.Bench.Accuracy;

/// <summary>Follows a rendered athlete, whose every point is known exactly, with the whole tracker around a model.</summary>
internal sealed class FilmTrial : IDisposable
{
    private readonly BodyTruth[] _truth;
    private readonly List<VideoFrame> _frames = [];

    private FilmTrial(string name, LiftFilm film)
    {
        Name = name;
        var camera = film.Camera;
        _truth = [.. Enumerable.Range(0, film.Count).AsParallel().AsOrdered().Select(frame => film.Truth(frame).Pose.Points).Select(points =>
            new BodyTruth(points, Array.ConvertAll(points, p => p.Score == LiftFilm.Seen && p.X >= 0 && p.Y >= 0 && p.X < camera.Width && p.Y < camera.Height)))];
    }

    /// <summary>What is to be seen.</summary>
    public string Name { get; }

    /// <summary>The films of the bench.</summary>
    public static (string Name, FilmOptions Options)[] Films { get; } =
    [
        ("snatch, side, plates", new FilmOptions { FramesPerSecond = 30 }),
        ("snatch, three-quarter, no plates", new FilmOptions { FramesPerSecond = 30, Turn = 45, Plates = false, Room = 1, Look = FigureLook.Number(1) }),
    ];

    /// <summary>Renders a film, encodes it, and decodes it again as the server would.</summary>
    public static async Task<FilmTrial> MakeAsync(Workbench bench, string name, FilmOptions options, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), $"aiky-bench-{Guid.NewGuid():N}.mp4");
        try
        {
            var film = new LiftFilm(LiftScript.FilmSnatch(), options);
            await film.WriteAsync(path, cancellationToken);
            var trial = new FilmTrial(name, film);
            var info = await bench.Probe.ProbeAsync(path, cancellationToken);
            await foreach (var frame in bench.Decoder.DecodeAsync(path, info, damaged: null, cancellationToken)) trial._frames.Add(frame);
            return trial._frames.Count == trial._truth.Length ? trial
                : throw new InvalidDataException($"The film has {trial._truth.Length} frames, {trial._frames.Count} were decoded.");
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Follows the athlete.</summary>
    /// <returns>The figures, and frames per second.</returns>
    public async Task<(PoseFigures Figures, double Rate)> RunAsync(EnsembleEstimator estimator, CancellationToken cancellationToken)
    {
        using var tracker = estimator.StartTracking(CapturePriority.Upload);
        var start = Stopwatch.GetTimestamp();
        var running = new Queue<Task<PoseFrame>>();
        var poses = new List<PoseFrame>();
        foreach (var frame in _frames)
        {
            if (running.Count == tracker.MaxInFlight) poses.Add(await running.Dequeue());
            running.Enqueue(tracker.EstimateAsync(frame, cancellationToken));
        }

        while (running.TryDequeue(out var last)) poses.Add(await last);
        var rate = _frames.Count / Stopwatch.GetElapsedTime(start).TotalSeconds;
        var score = new PoseScore();
        foreach (var (pose, truth) in poses.Zip(_truth)) score.Add(truth, new BodyAnswer(pose.Presence > 0 ? pose.Points : null, pose.Presence));
        return (score.Figures(), rate);
    }

    /// <inheritdoc/>
    public void Dispose() => _frames.ForEach(frame => frame.Dispose());
}
