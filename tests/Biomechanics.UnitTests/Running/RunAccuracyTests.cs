using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Pose;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.Biomechanics.UnitTests.Running;

/// <summary>Errors of single steps and of runs at 2 px of noise against the targets of the biomechanics reference, section H.</summary>
public sealed class RunAccuracyTests(ITestOutputHelper output)
{
    private const int Films = 16;

    [Theory]
    [InlineData(60, 0.020)]
    [InlineData(120, 0.012)]
    [InlineData(240, 0.012)]
    public void Numbers_are_inside_the_targets(double rate, double contactTarget)
    {
        var films = Enumerable.Range(0, Films).AsParallel().AsOrdered().Select(film => Film(rate, film)).ToArray();
        var steps = films.SelectMany(film => film.Steps).ToLookup(error => error.Key, error => error.Error);
        var runs = films.SelectMany(film => film.Runs).ToLookup(error => error.Key, error => error.Error);
        foreach (var group in steps) output.WriteLine($"{rate} fps step {group.Key,-24} {Text([.. group])}   run {Text([.. runs[group.Key]])}");

        Assert.InRange(Mae(steps["contact_time"]), 0, contactTarget);
        Assert.InRange(Mae(runs["cadence_percent"]), 0, 0.5);
        Assert.InRange(Mae(runs["step_length"]), 0, 0.02);
        Assert.InRange(Math.Sqrt(steps["foot_strike_angle"].Average(error => error * error)), 0, 3.5);
        Assert.InRange(Mae(steps["knee"]), 0, 5);
        Assert.InRange(Mae(steps["hip"]), 0, 5);
        Assert.InRange(Mae(steps["ankle"]), 0, 6);
    }

    private static double Mae(IEnumerable<double> errors) => errors.Average(Math.Abs);

    private static string Text(double[] errors) => errors.Length == 0 ? "" :
        $"bias {errors.Average(),9:0.0000} mae {Mae(errors),8:0.0000} rmse {Math.Sqrt(errors.Average(error => error * error)),8:0.0000}";

    private static (List<(string Key, double Error)> Steps, List<(string Key, double Error)> Runs) Film(double rate, int film)
    {
        var random = new Random(104729 + film);
        var script = RunDraw.Runner(random);
        var camera = RunDraw.Camera(random, rate) with { Noise = 2, Roll = 0 };
        var analysis = RunFilms.Analyze(script, camera);
        var (steps, runs) = (new List<(string Key, double Error)>(), new List<(string Key, double Error)>());
        foreach (var (key, value) in RunTruth.Of(script, RunFilms.Mass))
        {
            steps.AddRange(analysis.Segments.Select(step => (key, step.Metrics[key] - value)).Where(error => double.IsFinite(error.Item2)));
            if (double.IsFinite(analysis.Metrics[key])) runs.Add((key, analysis.Metrics[key] - value));
            if (key == "cadence") runs.Add(("cadence_percent", 100 * ((analysis.Metrics[key] / value) - 1)));
        }

        foreach (var step in analysis.Segments)
        {
            var contact = script.Contacts.MinBy(contact => Math.Abs(contact.Landing - step.Start));
            steps.Add(("initial_contact", step.Metrics["initial_contact"] - contact.Landing));
            steps.Add(("toe_off", step.Metrics["toe_off"] - contact.Leaving));
        }

        AddAngles(script, analysis, steps);
        return (steps, runs);
    }

    private static void AddAngles(RunScript script, MotionAnalysis analysis, List<(string Key, double Error)> errors)
    {
        for (var i = 0; i < analysis.Timestamps.Length; i++)
        {
            var points = script.Points(analysis.Timestamps[i]);
            foreach (var joint in (Joint[])[Joint.Knee, Joint.Hip, Joint.Ankle])
            {
                foreach (var side in Enum.GetValues<BodySide>())
                {
                    var error = analysis.Angles[AngleNames.Of(side, joint)][i] - Angle(points, side, joint);
                    if (double.IsFinite(error)) errors.Add((joint.ToString().ToLowerInvariant(), error));
                }
            }
        }
    }

    private static double Angle((double X, double Y, double Z)[] points, BodySide side, Joint joint)
    {
        var (first, second) = AngleDefinition.SegmentsOf(joint);
        return AngleDefinition.Of(joint, Line(first ?? (BodyPoint.LeftHip, BodyPoint.LeftShoulder)), Line(second));

        Segment Line((BodyPoint From, BodyPoint To) limb)
        {
            var (from, to) = (points[(int)limb.From.On(side)], points[(int)limb.To.On(side)]);
            return new Segment(to.X - from.X, to.Y - from.Y);
        }
    }
}
