using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Mobility;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Bench.Targets;

/// <summary>Sets of overhead squats of random people.</summary>
internal sealed class SquatTrials : IActivityTrials
{
    private static readonly double[] Rates = [30, 60, 120, 240];
    private static readonly string[] Durations = ["descent_time", "bottom_time", "ascent_time"];

    /// <inheritdoc/>
    public string Activity => "mobility";

    /// <inheritdoc/>
    public string Conditions => "Three to five overhead squats by people of 1.75 ± 0.08 m, some with rising heels; 3.5 mm a pixel, camera at 6 m.";

    /// <inheritdoc/>
    public IReadOnlyList<MetricTarget> Targets { get; } =
    [
        new(["kne_angle", "hip_angle", "ank_angle", "knee_angle", "ankle_dorsiflexion"], 4),
        new(Durations, 0.025, From: 45),
        new(Durations, 0.050, Below: 45),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Headlines { get; } = ["depth", "trunk_lean", "trunk_shin_difference", "arm_flexion", "heel_rise", "dowel_offset"];

    /// <inheritdoc/>
    public IEnumerable<MetricTrial> Trials(int round) =>
        from rate in Rates
        from hidden in new[] { false, true }
        from film in Enumerable.Range(0, MetricTrial.Films)
        select Trial(rate, hidden, round, film);

    private static MetricTrial Trial(double rate, bool hidden, int round, int film)
    {
        var (subject, seed) = (ScriptNoise.Seed(round), ScriptNoise.Seed(round, film, (int)rate));
        var script = new SquatDraw(subject).Script;
        var camera = new SquatDraw(seed).Camera(new AthleteCamera { FramesPerSecond = rate, Noise = ScriptNoise.Keypoints });
        var (isLeftNear, pixels) = (!camera.FacesRight, script.BodyHeight / camera.MetersPerPixel);
        var truths = script.Repetitions.Select((_, i) => SquatTruth.Of(script, i).Where(truth => truth.Key != "bottom").ToDictionary()).ToArray();
        return new MetricTrial(
            hidden ? "far side guessed where hidden" : "all points in view",
            $"{round}",
            rate,
            () => hidden ? ScriptNoise.BehindTheBody(camera.Film(script), isLeftNear, pixels, seed) : camera.Film(script),
            new MobilityContext(MobilityExercise.OverheadSquat, new Athlete(ScriptNoise.StatedHeight(script.BodyHeight, subject), 75)),
            SquatTruth.OfSet(truths))
        {
            Angles = new Dictionary<string, Func<double, double>>
            {
                ["kne_angle"] = time => AthleteAngles.Knee(script.Points(time), isLeftNear),
                ["hip_angle"] = time => AthleteAngles.Hip(script.Points(time), isLeftNear),
                ["ank_angle"] = time => AthleteAngles.Ankle(script.Points(time), isLeftNear),
            },
            Segments = [.. truths.Select((truth, i) => new SegmentTruth(script.Span(i).Start, script.Span(i).End, truth))],
        };
    }
}
