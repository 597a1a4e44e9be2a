namespace Aikynetix.Streaming.Draw;

/// <summary>The colors of the overlay, 0xRRGGBB: told apart by their brightness too, and readable on light and dark pictures.</summary>
internal static class Palette
{
    /// <summary>Dark ground below lines and texts.</summary>
    public const int Shade = 0x0B1016;

    /// <summary>Texts and the mark of the moment.</summary>
    public const int Text = 0xFFFFFF;

    /// <summary>Texts that say what a number is.</summary>
    public const int Caption = 0xB9C4CF;

    /// <summary>The side of the body that the camera sees, and the left side where it sees both.</summary>
    public const int Near = 0x35E3B5;

    /// <summary>The side behind it.</summary>
    public const int Far = 0x8FA3B8;

    /// <summary>The right side where the camera sees both.</summary>
    public const int Right = 0xFFB13D;

    /// <summary>Head and spine.</summary>
    public const int Spine = 0xF2F5F7;

    /// <summary>Angles.</summary>
    public const int Angle = 0xFFD84A;

    /// <summary>Steps of speed, from none to the fastest.</summary>
    public static readonly int[] Speeds =
    [
        0x3B5BFF, 0x2F86FF, 0x20AEF5, 0x18CFCF, 0x2BDE94, 0x74E552, 0xB9E135, 0xEACB2B, 0xFFA726, 0xFF7A2B, 0xFF4D37, 0xF02A4F,
    ];

    /// <summary>Phases, in the order in which they are first met.</summary>
    public static readonly int[] Phases = [0x4D8DFF, 0x25C2A0, 0xFFC53D, 0xFF7A45, 0xF759AB, 0x9B6DFF, 0x36CFC9, 0xA0D911, 0xFF9C6E, 0x85A5FF, 0xD3ADF7];
}
