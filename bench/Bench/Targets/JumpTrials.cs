using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Jumping;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Bench.Targets;

/// <summary>Countermovement jumps and drop jumps of random people.</summary>
internal sealed class JumpTrials : IActivityTrials
{
    private static readonly double[] Rates = [30, 60, 120, 240];
    private static readonly string[] Times = ["start_of_preparation", "contact", "braking", "zero_velocity", "takeoff", "peak", "landing", "damping"];

    /// <inheritdoc/>
    public string Activity => "jumping";

    /// <inheritdoc/>
    public string Conditions => "Jumps of 15 to 55 cm by people of 1.55 to 1.95 m, with and without arms; 4 mm a pixel, camera at 6 m.";

    /// <inheritdoc/>
    public IReadOnlyList<MetricTarget> Targets { get; } =
    [
        new(["jump_height"], 0.015),
        new(["rsi", "rsi_modified"], 0.08, From: 100),
        new(["max_grf_takeoff"], 0.10, IsRelative: true),
        new(Times, 0.025, From: 45),
        new(Times, 0.050, Below: 45),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Headlines { get; } = ["flight_time", "contact_time", "peak_power", "countermovement_depth", "knee_angle_eccentric_end"];

    /// <inheritdoc/>
    public IEnumerable<MetricTrial> Trials(int round) =>
        from exercise in new[] { JumpExercise.Countermovement, JumpExercise.Drop }
        from rate in Rates
        from hidden in new[] { false, true }
        from film in Enumerable.Range(0, MetricTrial.Films)
        select Trial(exercise, rate, hidden, round, film);

    private static MetricTrial Trial(JumpExercise exercise, double rate, bool hidden, int round, int film)
    {
        var (subject, seed) = (ScriptNoise.Seed((int)exercise, round), ScriptNoise.Seed((int)exercise, round, film, (int)rate));
        var script = new JumpDraw(subject).Script(exercise == JumpExercise.Drop);
        var camera = new JumpDraw(seed).Camera(rate, ScriptNoise.Keypoints);
        var pixels = script.BodyHeight / camera.MetersPerPixel;
        var athlete = new Athlete(ScriptNoise.StatedHeight(script.BodyHeight, subject), JumpTruths.Mass);
        return new MetricTrial(
            $"{(exercise == JumpExercise.Drop ? "drop jump" : "countermovement jump")}, {(hidden ? "far side guessed where hidden" : "all points in view")}",
            $"{exercise} {round}",
            rate,
            () => hidden ? ScriptNoise.BehindTheBody(camera.Film(script), !camera.FacesRight, pixels, seed) : camera.Film(script),
            new JumpContext(exercise, athlete),
            JumpTruths.Of(script, 0, camera.From).ToDictionary(one => one.Key, one => one.Truth));
    }
}
