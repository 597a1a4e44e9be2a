using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;
using Aikynetix.Pose;

namespace Aikynetix.Biomechanics.Jumping;

/// <summary>Turns the raw record of one clip into everything that is reported about its jumps; a clip without one gives its angles and says so.</summary>
public static class JumpAnalyzer
{
    private const double Cutoff = 6;

    // What a model of the body's masses leaves of gravity in flight, as a share; hips alone leave more.
    private const double MassModelError = 0.01;
    private const double HipError = 0.05;

    private const double UsualHeight = 1.72;

    // What a jump is measured by.
    private static readonly BodyPoint[] Points = [BodyPoint.LeftShoulder, BodyPoint.LeftHip, BodyPoint.LeftKnee, BodyPoint.LeftAnkle, BodyPoint.LeftToe];

    /// <summary>Analyzes one clip; never fails, whatever it holds.</summary>
    /// <param name="capture">The raw record.</param>
    /// <param name="context">What the user said.</param>
    public static MotionAnalysis Analyze(CaptureRecord capture, JumpContext context)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(context);
        var (signals, flights, undeclared) = Read(capture, context.Athlete);
        var jumps = Jumps(signals, flights);
        var gravity = new GravityCheck(GravityShare(signals, [.. jumps.Select(jump => jump.Path)]), signals.Scene.Scale.IsMetric);
        if (Scaled(signals, jumps, gravity) is { } scene)
        {
            signals = new JumpSignals(scene);
            jumps = Jumps(signals, flights);
        }

        jumps = [.. jumps.Select(jump => jump.Believable(signals.Interval))];
        var forces = JumpForces.Of(signals, jumps);
        var segments = jumps.Select((marks, i) => Segment(signals, marks, JumpMetrics.Of(signals, marks, forces, context, gravity), i + 1)).ToArray();
        var best = segments.Where(segment => double.IsFinite(segment.Metrics["jump_height"])).MaxBy(segment => segment.Metrics["jump_height"]) ?? segments.FirstOrDefault();
        var (values, verdicts) = best is null ? (JumpMetrics.None().Values, JumpMetrics.None().Verdicts) : (best.Metrics, best.Quality);
        var (report, clip) = (Report(signals, forces, context), Clip(signals, best, gravity.Stretched));
        return report with
        {
            Segments = segments,
            MainSegment = best?.Name,
            Phases = best?.Phases ?? [],
            Metrics = Joined(values, clip.Values),
            Quality = report.Quality with
            {
                Metrics = Joined(verdicts, clip.Verdicts),
                Warnings = JumpWarnings.Of(signals, jumps, context, undeclared, gravity),
            },
        };
    }

    private static (JumpSignals Signals, IReadOnlyList<Flight> Flights, double Undeclared) Read(CaptureRecord capture, Athlete athlete)
    {
        var told = SlowMotion.Told(capture);
        var (signals, flights) = At(told);
        var undeclared = SlowMotion.Undeclared(GravityShare(signals, Paths(signals, flights)), told);

        // Bodies that seem to move many times faster than anybody can leave no flight to tell it by.
        if (told > 1 && flights.Count == 0) undeclared = 1 / told;
        if (undeclared == 1) return (signals, flights, 1);
        var (corrected, again) = At(told * undeclared);
        return again.Count > 0 ? (corrected, again, undeclared) : (signals, flights, 1);

        (JumpSignals Signals, IReadOnlyList<Flight> Flights) At(double factor)
        {
            var read = new JumpSignals(BodyScene.Read(capture with { SlowMotion = factor }, athlete, Cutoff));
            return (read, FlightSearch.Find(read));
        }
    }

    private static MotionAnalysis Report(JumpSignals signals, JumpForces forces, JumpContext context)
    {
        var report = signals.Scene.Report("Jumping", context.Exercise == JumpExercise.Drop ? "Drop Jump" : "Countermovement Jump");
        return report with
        {
            Angles = new Dictionary<string, double[]>(report.Angles, StringComparer.Ordinal) { [JumpSeries.HipIntersection] = JumpSeries.HipAngle(signals.Scene) },
            ReportMetrics = JumpSeries.Of(signals, forces, context.Athlete.Mass),
        };
    }

    private static FlightPath[] Paths(JumpSignals signals, IReadOnlyList<Flight> flights) =>
        [.. flights.Select(flight => FlightPath.Fit(signals, flight.Off, flight.On, FlightSearch.Margin(flight.Off, flight.On)))];

    // What turns out to be no flight must not bound the jumps beside it.
    private static JumpMarks[] Jumps(JumpSignals signals, IReadOnlyList<Flight> flights)
    {
        var found = Between(flights);
        return found.Length == flights.Count ? found : Between(Array.ConvertAll(found, marks => marks.Flight));

        JumpMarks[] Between(IReadOnlyList<Flight> all) =>
        [
            .. all.Select((flight, i) => JumpPhases.Find(
                signals,
                flight,
                i == 0 ? 0 : Caught(all[i - 1], flight),
                i + 1 < all.Count ? all[i + 1].Bottom : signals.Length - 1))
                .Where(marks => marks.Peak.Found && (marks.TakeOff.Found || marks.Landing.Found)),
        ];
    }

    // A jumper who bounces off again at once never stands between two jumps.
    private static int Caught(Flight before, Flight flight) => before.NextBottom < flight.Bottom ? before.NextBottom : before.On;

    // By the stated height, or by that of most people, which is enough to tell slow motion.
    private static double GravityShare(JumpSignals signals, IReadOnlyList<FlightPath> paths)
    {
        var scale = signals.Scene.Scale.IsMetric ? signals.Scene.Scale.Body : UsualHeight / signals.BodyHeight;
        return OrderStatistics.Median(paths.Select(path => path.Gravity)) * scale / GravityScale.Gravity;
    }

    private static BodyScene? Scaled(JumpSignals signals, IReadOnlyList<JumpMarks> jumps, GravityCheck check)
    {
        // Flights count by their sharpness; a height that gravity contradicts stays, and a warning says so.
        if (!check.IsPlausible) return null;
        var sure = jumps.Where(jump => jump.Path.Gravity > 0 && jump.Path.GravityError > 0).ToArray();
        var weights = sure.Sum(jump => 1 / Math.Pow(jump.Path.GravityError, 2));
        var gravity = sure.Sum(jump => jump.Path.Gravity / Math.Pow(jump.Path.GravityError, 2)) / weights;
        var error = double.Hypot(Math.Sqrt(1 / weights), signals.FromHip ? HipError : MassModelError);
        if (!(gravity > 0) || !double.IsFinite(error)) return null;
        return signals.Scene.With(signals.Scene.Scale.WithFlight(GravityScale.Gravity / gravity, error, signals.Scene.Stature));
    }

    private static MovementSegment Segment(JumpSignals signals, JumpMarks marks, MetricTable table, int number)
    {
        var found = marks.Named.Where(named => named.Mark.Found).OrderBy(named => named.Mark.Place).ToArray();
        return new MovementSegment
        {
            Name = $"jump_{number}",
            Start = signals.Scene.Seconds(found[0].Mark.Place),
            End = signals.Scene.Seconds(found[^1].Mark.Place),
            Metrics = table.Values,
            Quality = table.Verdicts,
            Phases = [.. found.Zip(found.Skip(1).Append(found[^1]), (from, to) => new MotionPhase(from.Key, signals.Scene.Seconds(from.Mark.Place), signals.Scene.Seconds(to.Mark.Place)))],
        };
    }

    private static MetricTable Clip(JumpSignals signals, MovementSegment? best, string? contradiction)
    {
        var table = new MetricTable();
        var (scene, scale) = (signals.Scene, signals.Scene.Scale);
        table.Add("scale", scale.Body, JumpErrors.About(scale.Body, scale.Body * scale.BodyError), (0, 1), scale.IsMetric ? null : "The scale is not known: set the client's height.", contradiction);
        (double, double)? window = best is null ? null : (best.Start / signals.Interval, best.End / signals.Interval);
        table.AddMarkersValidity(MarkerValidity.Of(scene.Body, Points, scene.Body.NearSide, window));
        return table;
    }

    private static Dictionary<string, T> Joined<T>(IReadOnlyDictionary<string, T> first, IReadOnlyDictionary<string, T> second) =>
        new(first.Concat(second), StringComparer.Ordinal);
}
