using Aikynetix.Biomechanics.Mobility;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Mobility;

/// <summary>One random set of overhead squats, filmed and assessed, beside what there was to find.</summary>
internal sealed class SquatSimulation
{
    private readonly IReadOnlyDictionary<string, double> _truth;

    private SquatSimulation(SquatScript script, CaptureRecord film, double statedHeight)
    {
        Analysis = MobilityAnalyzer.Analyze(film, SquatFilm.Context(statedHeight));
        Truths = [.. Enumerable.Range(0, script.Repetitions.Count).Select(i => SquatTruth.Of(script, i))];
        _truth = SquatTruth.OfSet(Truths);
    }

    /// <summary>What was found.</summary>
    public MotionAnalysis Analysis { get; }

    /// <summary>What there was to find, by repetition.</summary>
    public IReadOnlyDictionary<string, double>[] Truths { get; }

    /// <summary>Films the sets of the given numbers with a camera whose noise of 0 stands for 1–3 pixels.</summary>
    public static SquatSimulation[] Run(IEnumerable<int> numbers, Func<int, AthleteCamera> camera) => Each(numbers, number =>
    {
        var draw = new SquatDraw(number);
        return new SquatSimulation(draw.Script, draw.Camera(camera(number)).Film(draw.Script), draw.StatedHeight());
    });

    /// <summary>
    /// The same sets as gyms film them: an athlete turned by up to 25° either way, with toes out by up to 20° and knees out by up to 5 cm, a
    /// camera rolled by up to 2°, and a model that places each joint 0.5 % of body height (SD along each axis) beside the true one throughout
    /// a clip.
    /// </summary>
    public static SquatSimulation[] RunInGyms(IEnumerable<int> numbers, Func<int, AthleteCamera> camera) => Each(numbers, number =>
    {
        var draw = new SquatDraw(number);
        var random = new Random(unchecked((int)((uint)number * 2654435761u)));
        var knees = -0.05 * random.NextDouble();
        var script = new SquatScript([.. draw.Script.Repetitions.Select(one => one with { Valgus = knees })])
        {
            BodyHeight = draw.Script.BodyHeight,
            ToeOut = 20 * random.NextDouble(),
        };
        var film = draw.Camera(camera(number)) with { Yaw = 25 * Even(random), Roll = 2 * Even(random) };
        var pixels = 0.005 * script.BodyHeight / film.MetersPerPixel;
        return new SquatSimulation(script, KeypointBias.Beside(film.Film(script), Math.Sqrt(2) * pixels, random), draw.StatedHeight());
    });

    /// <summary>The same sets by a model that guesses the hip behind the body, with 8 pixels of noise.</summary>
    public static SquatSimulation[] RunWithTheFarHipGuessed(IEnumerable<int> numbers, Func<int, AthleteCamera> camera) => Each(numbers, number =>
    {
        var draw = new SquatDraw(number);
        var film = draw.Camera(camera(number));
        var random = new Random(number);
        var frames = film.Film(draw.Script).Frames.Select(frame => frame with
        {
            Pose = frame.Pose with { Points = [.. frame.Pose.Points.Select((key, i) => (BodyPoint)i is BodyPoint.LeftHip or BodyPoint.RightHip && key.Score == film.FarScore ? Guess(key, random) : key)] },
        });
        return new SquatSimulation(draw.Script, new CaptureRecord(film.Width, film.Height, [.. frames]), draw.StatedHeight());
    });

    /// <summary>Error of a metric of the clip, and whether its interval holds the truth; NaN where it was refused.</summary>
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

    private static Keypoint Guess(Keypoint key, Random random)
    {
        float Noise() => (float)(8 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return key with { X = key.X + Noise(), Y = key.Y + Noise(), Score = 0.3f };
    }

    private static double Even(Random random) => (2 * random.NextDouble()) - 1;

    private static SquatSimulation[] Each(IEnumerable<int> numbers, Func<int, SquatSimulation> one) => [.. numbers.AsParallel().AsOrdered().Select(one)];
}
