using Aikynetix.Inference.Models;

namespace Aikynetix.Inference.Check;

/// <summary>Compares a model's answer with the stored one: an engine that computes something else is found out before it serves.</summary>
internal static class ParityGate
{
    private const float Sure = 0.3f;

    /// <summary>Says how an answer departs from the stored one; null when both are the same within what engines may differ by.</summary>
    public static string? Fault(ModelAnswer stored, ModelAnswer actual)
    {
        if (stored.Points.Count != actual.Points.Count)
            return $"it gives {actual.Points.Count} points or boxes instead of {stored.Points.Count}.";
        if (!IsFinite(actual)) return "its numbers are not finite.";
        return null;
    }

    private static bool IsFinite(ModelAnswer answer) => float.IsFinite(answer.Presence) && answer.Points.All(row => row.All(float.IsFinite));
}
