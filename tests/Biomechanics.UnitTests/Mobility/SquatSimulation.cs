using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Mobility;

/// <summary>One random set of overhead squats, filmed and assessed, beside what there was to find.</summary>
internal sealed class SquatSimulation
{
    private readonly IReadOnlyDictionary<string, double> _truth;

    private SquatSimulation(int number, AthleteCamera camera)
    {
        var draw = new SquatDraw(number);
        var film = draw.Camera(camera);
        Analysis = SquatFilm.Assess(draw.Script, film, SquatFilm.Context(draw.StatedHeight()));
        Truths = [.. Enumerable.Range(0, draw.Script.Repetitions.Count).Select(i => SquatTruth.Of(draw.Script, i))];
        _truth = SquatTruth.OfSet(Truths);
    }

    /// <summary>What was found.</summary>
    public MotionAnalysis Analysis { get; }

    /// <summary>What there was to find, by repetition.</summary>
    public IReadOnlyDictionary<string, double>[] Truths { get; }

    /// <summary>Films the sets of the given numbers with a camera whose noise of 0 stands for 1–3 pixels.</summary>
    public static SquatSimulation[] Run(IEnumerable<int> numbers, Func<int, AthleteCamera> camera) =>
        [.. numbers.AsParallel().AsOrdered().Select(number => new SquatSimulation(number, camera(number)))];

    /// <summary>Error of a metric of the clip, and whether its interval holds the truth.</summary>
    public (double Error, bool Inside) Of(string key)
    {
        var (truth, verdict) = (_truth[key], Analysis.Quality.Metrics[key]);
        return (Analysis.Metrics[key] - truth, truth >= verdict.Low && truth <= verdict.High);
    }

    /// <summary>The same for one repetition.</summary>
    public (double Error, bool Inside) Of(string key, int repetition)
    {
        var (segment, truth) = (Analysis.Segments[repetition], Truths[repetition][key]);
        var verdict = segment.Quality[key];
        return (segment.Metrics[key] - truth, truth >= verdict.Low && truth <= verdict.High);
    }
}
