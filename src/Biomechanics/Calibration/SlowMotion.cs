using System.Globalization;

namespace Aikynetix.Biomechanics.Calibration;

/// <summary>
/// Puts the times of slow motion right: by what the container says, and by gravity, which in a clip that plays k times slower than
/// life seems k² times too small (biomechanics reference B.1, C.4, I.2).
/// </summary>
public static class SlowMotion
{
    private const double Slowest = 64;

    // A stated height is wrong by 8 % at most and the stature measured by 5 %, so the factor, a square root, by half of it.
    private const double Tolerance = 0.09;

    // Rates at which phones record over rates at which they play.
    private static readonly double[] Factors = [2, 3, 4, 5, 8, 10, 16, 20, 32];

    /// <summary>Whether cameras play this many times slower than life.</summary>
    /// <param name="factor">The factor; any number.</param>
    /// <param name="tolerance">By what share it may differ from what they do.</param>
    public static bool IsKnown(double factor, double tolerance) => Array.Exists(Factors, known => Math.Abs((factor / known) - 1) <= tolerance);

    /// <summary>The factor that the container tells; 1 when it tells none or nonsense.</summary>
    internal static double Told(CaptureRecord capture) => capture.SlowMotion is > 1 and <= Slowest ? capture.SlowMotion : 1;

    /// <summary>The capture with its times as they were in life; the frames themselves stay as they are.</summary>
    internal static CaptureRecord TrueTime(CaptureRecord capture)
    {
        var factor = Told(capture);
        if (factor == 1) return capture;
        return capture with { SlowMotion = 1, Frames = [.. capture.Frames.Select(frame => frame with { Pose = frame.Pose with { Time = frame.Pose.Time / factor } })] };
    }

    /// <summary>What a coach must know of a clip that plays slower than life; nothing of an ordinary one.</summary>
    /// <param name="factor">How many times slower it plays, 1 or more.</param>
    internal static IEnumerable<string> Warnings(double factor)
    {
        if (factor > 1) yield return string.Create(CultureInfo.InvariantCulture, $"The clip plays {factor:0.#} times slower than life; all times are true times.");
    }

    /// <summary>
    /// By what further factor a clip plays too slowly; 1 when gravity is about right, or wrong in a way that no slow motion explains.
    /// A factor below 1 says that the container tells a slow motion that its times do not have.
    /// </summary>
    /// <param name="gravityShare">Gravity measured in a free flight over 9.81 m/s², on a scale that does not come from that flight.</param>
    /// <param name="told">What the container told.</param>
    internal static double Undeclared(double gravityShare, double told)
    {
        if (!(gravityShare > 0)) return 1;
        var factor = 1 / Math.Sqrt(gravityShare);
        if (told > 1 && Math.Abs((factor * told) - 1) < Tolerance) return 1 / told;
        foreach (var known in Factors)
        {
            if (Math.Abs((factor / known) - 1) < Tolerance) return known;
        }

        return 1;
    }
}
