using System.Globalization;

namespace Aikynetix.Gateway.Wire;

/// <summary>How one measured number is written, the same in JSON and CSV: nine significant digits, and nothing where it could not be measured.</summary>
internal static class Measurement
{
    // Nine digits hold every float32 keypoint exactly and keep a series half as long as the shortest form of a double.
    private const string Format = "G9";

    /// <summary>Characters that the longest number may take.</summary>
    public const int MaxLength = 24;

    /// <summary>Whether there is a number to write.</summary>
    public static bool IsKnown(double value) => double.IsFinite(value);

    /// <summary>Writes a known number as UTF-8.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Write(double value, Span<byte> target) =>
        value.TryFormat(target, out var written, Format, CultureInfo.InvariantCulture)
            ? written
            : throw new ArgumentException("The target is shorter than MaxLength.", nameof(target));

    /// <summary>A known number as text, an unknown one as the empty text.</summary>
    public static string Text(double value) => IsKnown(value) ? value.ToString(Format, CultureInfo.InvariantCulture) : "";
}
