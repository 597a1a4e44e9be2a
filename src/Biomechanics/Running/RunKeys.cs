namespace Aikynetix.Biomechanics.Running;

/// <summary>The keys of all metrics and report series of a run, by unit.</summary>
internal static class RunKeys
{
    /// <summary>Unit and keys.</summary>
    public static readonly (string Unit, string[] Keys)[] Units = [];
}
