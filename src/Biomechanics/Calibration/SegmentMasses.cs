namespace Aikynetix.Biomechanics.Calibration;

/// <summary>
/// Shares of body mass and centres of mass of the segments after de Leva (1996, J. Biomech. 29:1223–1230), measured from the upper or
/// inner end of each segment. Limb masses are those of one side.
/// </summary>
internal sealed record SegmentMasses
{
    /// <summary>One segment.</summary>
    /// <param name="Mass">Share of body mass.</param>
    /// <param name="Centre">Share of the segment's length from its upper end to its centre of mass.</param>
    internal readonly record struct Segment(double Mass, double Centre);

    /// <summary>Table for men, also used where the sex is not known.</summary>
    public static SegmentMasses Male { get; } = new()
    {
        Head = new(0.0694, 0.5002),
        Trunk = new(0.4346, 0.4310),
        UpperArm = new(0.0271, 0.5772),
        Forearm = new(0.0162, 0.4574),
        Hand = new(0.0061, 0.7900),
        Thigh = new(0.1416, 0.4095),
        Shank = new(0.0433, 0.4459),
        Foot = new(0.0137, 0.4415),
    };

    /// <summary>Table for women.</summary>
    public static SegmentMasses Female { get; } = new()
    {
        Head = new(0.0668, 0.4841),
        Trunk = new(0.4257, 0.3782),
        UpperArm = new(0.0255, 0.5754),
        Forearm = new(0.0138, 0.4559),
        Hand = new(0.0056, 0.7474),
        Thigh = new(0.1478, 0.3612),
        Shank = new(0.0481, 0.4416),
        Foot = new(0.0129, 0.4014),
    };

    /// <summary>Head and neck, from the top of the head to the seventh neck vertebra.</summary>
    public required Segment Head { get; init; }

    /// <summary>Trunk, from the middle of the shoulders to the middle of the hips.</summary>
    public required Segment Trunk { get; init; }

    /// <summary>One upper arm, shoulder to elbow.</summary>
    public required Segment UpperArm { get; init; }

    /// <summary>One forearm, elbow to wrist.</summary>
    public required Segment Forearm { get; init; }

    /// <summary>One hand, wrist to knuckle of the middle finger.</summary>
    public required Segment Hand { get; init; }

    /// <summary>One thigh, hip to knee.</summary>
    public required Segment Thigh { get; init; }

    /// <summary>One shank, knee to ankle.</summary>
    public required Segment Shank { get; init; }

    /// <summary>One foot, heel to toe.</summary>
    public required Segment Foot { get; init; }
}
