using System.Globalization;
using Aikynetix.Gateway.Errors;

namespace Aikynetix.Gateway.People;

/// <summary>How much of a list a caller wants.</summary>
internal static class PageWindow
{
    /// <summary>Longest page.</summary>
    public const int MaxLimit = 100;

    private const int DefaultLimit = 50;

    /// <summary>Reads <c>limit</c>.</summary>
    /// <exception cref="ApiException">It is no number from 1 to 100.</exception>
    public static int Limit(string? text)
    {
        if (string.IsNullOrEmpty(text)) return DefaultLimit;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit
            ? limit
            : throw new ApiException(ErrorCodes.FieldInvalid, $"limit must be a number from 1 to {MaxLimit}.");
    }
}
