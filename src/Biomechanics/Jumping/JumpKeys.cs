namespace Aikynetix.Biomechanics.Jumping;

/// <summary>The keys of all metrics and report series of a jump, by unit.</summary>
internal static class JumpKeys
{
    /// <summary>Unit and keys.</summary>
    public static readonly (string Unit, string[] Keys)[] Units = [];
}
