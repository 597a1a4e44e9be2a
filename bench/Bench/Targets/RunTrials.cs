using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Running;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Bench.Targets;

/// <summary>Runs of random people on a treadmill.</summary>
internal sealed class RunTrials : IActivityTrials
{
    private const double Mass = 70;

    private static readonly double[] Rates = [30, 60, 120, 240];

    // The speed of the belt sets the scale where it is told.
    private static readonly (string Name, bool Hidden, bool Told)[] Ways =
    [
        ("all points in view", false, false),
        ("far side guessed where hidden", true, false),
        ("all points in view, speed of the belt told", false, true),
    ];

    /// <inheritdoc/>
    public string Activity => "running";

    /// <inheritdoc/>
    public string Conditions =>
        "Four seconds at 2.5 to 4 m/s with heel, midfoot and forefoot strike by people of 1.65 to 1.90 m; 3.5 mm a pixel, camera at 6 m; the first step and the last two of a film aside.";

    /// <inheritdoc/>
    public IReadOnlyList<MetricTarget> Targets { get; } =
    [
        new(["contact_time"], 0.020, From: 45, Below: 100),
        new(["contact_time"], 0.012, From: 100),
        new(["cadence"], 0.005, IsRelative: true) { IsOfClip = true },
        new(["step_length"], 0.02) { IsOfClip = true },
        new(["foot_strike_angle"], 3.5) { IsRootMeanSquare = true },
        new(["initial_contact", "toe_off"], 0.025, From: 45),
        new(["initial_contact", "toe_off"], 0.050, Below: 45),
        new(["kne_angle", "hip_angle"], 5, From: 45),
        new(["ank_angle"], 6, From: 45),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Headlines { get; } = ["speed", "flight_time", "vertical_oscillation", "overstride", "trunk_lean", "knee_flexion_midstance", "max_grf"];

    /// <inheritdoc/>
    public IEnumerable<MetricTrial> Trials(int round) =>
        from way in Ways
        from rate in Rates
        from film in Enumerable.Range(0, MetricTrial.Films)
        select Trial(way.Name, way.Hidden, way.Told, rate, round, film);

    private static MetricTrial Trial(string name, bool hidden, bool told, double rate, int round, int film)
    {
        var (subject, seed) = (ScriptNoise.Seed(round), ScriptNoise.Seed(round, film, (int)rate));
        var script = RunDraw.Runner(new Random(subject));
        var camera = RunDraw.Camera(new Random(seed), rate) with { Noise = ScriptNoise.Keypoints };
        var (isLeftNear, pixels) = (!camera.FacesRight, script.BodyHeight / camera.MetersPerPixel);
        var truth = RunTruth.Of(script, Mass);
        return new MetricTrial(
            name,
            $"{round}",
            rate,
            () => hidden ? ScriptNoise.BehindTheBody(camera.Film(script), isLeftNear, pixels, seed) : camera.Film(script),
            new RunContext(0, told ? script.Speed : null, new Athlete(ScriptNoise.StatedHeight(script.BodyHeight, subject), Mass)),
            truth)
        {
            Angles = new Dictionary<string, Func<double, double>>
            {
                ["kne_angle"] = time => AthleteAngles.Knee(script.Points(time), isLeftNear),
                ["hip_angle"] = time => AthleteAngles.Hip(script.Points(time), isLeftNear),
                ["ank_angle"] = time => AthleteAngles.Ankle(script.Points(time), isLeftNear),
            },
            Segments = [.. script.Contacts.Skip(1).SkipLast(2).Select(contact => new SegmentTruth(
                contact.Landing,
                contact.Landing + truth["step_time"],
                new Dictionary<string, double>(truth) { ["initial_contact"] = contact.Landing, ["toe_off"] = contact.Leaving },
                contact.Left ? "left" : "right"))],
        };
    }
}
