namespace Aikynetix.Biomechanics.Mobility;

/// <summary>The keys of all metrics and report series of a mobility assessment, by unit.</summary>
internal static class MobilityKeys
{
    /// <summary>Unit and keys.</summary>
    public static readonly (string Unit, string[] Keys)[] Units = [];
}
