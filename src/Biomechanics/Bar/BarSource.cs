namespace Aikynetix.Biomechanics.Bar;

/// <summary>What a bar track was measured on.</summary>
public enum BarSource
{
    /// <summary>Nothing: neither plate nor hands were seen long enough.</summary>
    None,

    /// <summary>The centre of the near plate.</summary>
    Plate,

    /// <summary>The mid-point of the wrists, a stand-in: it carries no scale, and velocities are good to about a tenth.</summary>
    Wrist,
}
