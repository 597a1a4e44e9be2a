using Aikynetix.Biomechanics.Calibration;
using Aikynetix.Biomechanics.Kinematics;
using Aikynetix.Biomechanics.Metrics;
using Aikynetix.Biomechanics.Signals;

namespace Aikynetix.Biomechanics.Running;

/// <summary>
/// Tells slow motion that the container does not, and a told one that is none. The ground carries a runner's weight: between the times
/// of contact and flight and the rise and fall of the body stands gravity (biomechanics reference E.3, C.4), which a clip that plays k
/// times slower than life shows k² times too small.
/// </summary>
internal static class SlowRun
{
    // The force is no perfect half sine, and the stature is known to a few hundredths.
    private const double Tolerance = 0.12;

    // Steps a minute of a runner, and of one of whom a film is suspect.
    private const double LeastCadence = 125;
    private const double GreatestCadence = 260;
    private const double SlowCadence = 100;

    // Slower than about four times, strides last longer than the feet are searched for.
    private const double Probe = 5;

    /// <summary>Reads a clip in the time in which it was run.</summary>
    /// <param name="capture">The raw record.</param>
    /// <param name="context">What the user said.</param>
    /// <returns>The run, and by what factor its times differ from those that were told: 1 for none.</returns>
    public static (MeasuredRun Run, double Undeclared) Read(CaptureRecord capture, RunContext context)
    {
        var told = SlowMotion.Told(capture);
        var run = MeasuredRun.Of(capture, context);
        var seen = IsLost(run, told) ? MeasuredRun.Of(capture with { SlowMotion = told > 1 ? 1 : Probe }, context) : run;
        if (seen.Nothing is not null) return (run, 1);
        var factor = Factor(seen);
        if (factor == told) return (run, 1);
        var corrected = factor == seen.Scene.SlowMotion ? seen : MeasuredRun.Of(capture with { SlowMotion = factor }, context);
        var isRun = corrected.Middle("cadence") is >= LeastCadence and <= GreatestCadence && Factor(corrected) == factor;
        return isRun ? (corrected, factor / told) : (run, 1);
    }

    /// <summary>What to say of a run whose steps come too slowly for one; null of an ordinary run.</summary>
    public static string? Doubt(MeasuredRun run)
    {
        var cadence = run.Middle("cadence");
        return cadence < SlowCadence
            ? $"There are only {cadence:0} steps a minute, with time in the air between them: the video may be slow motion that its file does not tell, and then no time or speed is right."
            : null;
    }

    // Sped up, a body moves too fast for its filters and then hardly rises, if it is found at all.
    private static bool IsLost(MeasuredRun run, double told) => run.Scene.Scene.Body.View != CameraView.Front
        && (told > 1 ? run.Nothing is not null || !(run.Middle("cadence") <= GreatestCadence) : run.Nothing is not null && run.Scene.Contacts.Count == 0);

    // How many times slower than life the clip plays, by gravity; as it was read where gravity tells nothing.
    private static double Factor(MeasuredRun run)
    {
        var read = run.Scene.SlowMotion;
        var share = OrderStatistics.Median(run.Steps.Select(step => Gravity(step.Readings)));
        if (!(share > 0) || Math.Abs(Math.Sqrt(1 / share) - 1) < Tolerance) return read;
        var played = share / (read * read);
        return Math.Abs(Math.Sqrt(1 / played) - 1) < Tolerance ? 1 : SlowMotion.Undeclared(played, 1) is > 1 and var known ? known : read;
    }

    // As a share of what it is.
    private static double Gravity(Dictionary<string, Reading> step)
    {
        var (contact, flight) = (step["contact_time"].Value, step["flight_time"].Value);
        return flight > 0 ? step["vertical_oscillation"].Value / SpringMass.Rise(contact, flight) : double.NaN;
    }
}
