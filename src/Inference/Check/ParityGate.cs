using System.Globalization;
using Aikynetix.Inference.Models;

namespace Aikynetix.Inference.Check;

/// <summary>Compares a model's answer with the stored one: an engine that computes something else is found out before it serves.</summary>
internal static class ParityGate
{
    /// <summary>What engines may differ by.</summary>
    /// <remarks>
    /// Measured over our model, BlazePose Lite and Full, MoveNet, RTMDet and BlazePose's detector. Kernels of one processor (8-bit integers
    /// or float, graph optimised or not) agree to 0.0000 of the side. Weights cut to the 10 bits of TF32, as a GPU may compute, move the
    /// median point by up to 0.0001 and scores by 0.001; cut to 7 bits by 0.0012 and 0.02. The faintest fault that must not pass, red and
    /// blue exchanged, moves the median point by 0.002–0.005 and a detector's edges by up to 0.003–0.005. One point in ten, and one in any case, may jump: where two
    /// places of a map are equally high, rounding decides.
    /// </remarks>
    public static readonly Deviation Allowed = new(Median: 0.001f, Most: 0.02f, Score: 0.01f, Presence: 0.02f);

    private const float AllowedEdge = 0.002f;
    private const int BoxLength = 5;

    /// <summary>Says how an answer departs from the stored one; null when both are the same within what engines may differ by.</summary>
    public static string? Fault(ModelAnswer stored, ModelAnswer actual)
    {
        if (!IsFinite(actual)) return "its numbers are not finite.";
        if (!stored.Points.Select(row => row.Length).SequenceEqual(actual.Points.Select(row => row.Length)))
            return $"it gives {Count(actual)} points or boxes where {Count(stored)} are known.";
        var deviation = Deviation.Between(stored, actual);
        var most = stored.Points is [{ Length: BoxLength }, ..] ? AllowedEdge : Allowed.Most;
        return Excess("of the picture's side at the median", deviation.Median, Allowed.Median)
            ?? Excess("of the picture's side at the worst tenth", deviation.Most, most)
            ?? Excess("in the mean score", deviation.Score, Allowed.Score)
            ?? Excess("in the presence of a person", deviation.Presence, Allowed.Presence);
    }

    private static string? Excess(string what, float deviation, float allowed) => deviation <= allowed
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"it is off by {deviation:0.0000} {what}, {allowed} is allowed.");

    private static int Count(ModelAnswer answer) => answer.Points.Count(row => row.Length > 0);

    private static bool IsFinite(ModelAnswer answer) => float.IsFinite(answer.Presence) && answer.Points.All(row => row.All(float.IsFinite));
}
