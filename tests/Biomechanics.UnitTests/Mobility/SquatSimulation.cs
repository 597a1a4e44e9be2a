using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Mobility;

/// <summary>
/// One random set of overhead squats and its film with ordinary faults: 1–3 pixels of noise at 720p, a rolled camera, a height that does
/// not fit the proportions, drop-outs. The same number gives the same set.
/// </summary>
internal sealed class SquatSimulation
{
    private readonly Random _random;

    private SquatSimulation(int number, AthleteCamera camera)
    {
        _random = new Random(1000 + number);
        var (shank, thigh, trunk, arms) = (Around(30, 4), Around(95, 8), Around(38, 5), Around(172, 8));
        var heel = number % 2 == 0 ? 0 : 0.04 * _random.NextDouble();
        Script = new SquatScript([.. Enumerable.Range(0, 3 + _random.Next(3)).Select(_ => new SquatRepetition
        {
            Shank = Around(shank, 2),
            Thigh = Around(thigh, 3),
            Trunk = Around(trunk, 3),
            Arms = Around(arms, 3),
            Elbow = Math.Abs(Around(0, 6)),
            HeelRise = heel > 0 ? Math.Max(0, Around(heel, 0.005)) : 0,
            Descent = 1 + _random.NextDouble(),
            Pause = _random.NextDouble() * _random.Next(2),
            Ascent = 0.7 + (0.7 * _random.NextDouble()),
            Rest = 0.4 + (0.8 * _random.NextDouble()),
        })])
        { BodyHeight = Around(1.75, 0.08) };
        var film = camera with { Roll = Around(0, 0.7), FacesRight = _random.Next(2) == 0, DropOut = 0.02, Seed = number + 1 };
        if (camera.Noise == 0) film = film with { Noise = 1 + (2 * _random.NextDouble()) };
        Analysis = SquatFilm.Assess(Script, film, SquatFilm.Context(Script.BodyHeight * Around(1, 0.04)));
        Truths = [.. Enumerable.Range(0, Script.Repetitions.Count).Select(i => SquatTruth.Of(Script, i))];
    }

    /// <summary>The movement.</summary>
    public SquatScript Script { get; }

    /// <summary>What was found.</summary>
    public MotionAnalysis Analysis { get; }

    /// <summary>What there was to find, by repetition.</summary>
    public IReadOnlyDictionary<string, double>[] Truths { get; }

    /// <summary>Films the sets of the given numbers with a camera whose noise of 0 stands for 1–3 pixels.</summary>
    public static SquatSimulation[] Run(IEnumerable<int> numbers, Func<int, AthleteCamera> camera) =>
        [.. numbers.AsParallel().AsOrdered().Select(number => new SquatSimulation(number, camera(number)))];

    /// <summary>Value, truth and interval of a metric of the clip.</summary>
    public (double Error, bool Inside) Of(string key)
    {
        var sorted = Truths.Select(truth => truth[key]).Order().ToArray();
        var truth = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        var verdict = Analysis.Quality.Metrics[key];
        return (Analysis.Metrics[key] - truth, truth >= verdict.Low && truth <= verdict.High);
    }

    /// <summary>The same for one repetition.</summary>
    public (double Error, bool Inside) Of(string key, int repetition)
    {
        var (segment, truth) = (Analysis.Segments[repetition], Truths[repetition][key]);
        var verdict = segment.Quality[key];
        return (segment.Metrics[key] - truth, truth >= verdict.Low && truth <= verdict.High);
    }

    private double Around(double mean, double deviation) =>
        mean + (deviation * Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble()));
}
