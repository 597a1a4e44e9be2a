using System.Globalization;

namespace Aikynetix.Gateway.Wire;

/// <summary>A moment in UTC as the documented API writes it.</summary>
/// <param name="Date">Day as <c>DD/MM/YYYY</c>.</param>
/// <param name="Time">Time of day as <c>HH:MM AM/PM</c>.</param>
internal sealed record CreatedAt(string Date, string Time)
{
    /// <summary>The given moment in UTC.</summary>
    public static CreatedAt From(DateTimeOffset moment) => new(
        moment.UtcDateTime.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        moment.UtcDateTime.ToString("hh:mm tt", CultureInfo.InvariantCulture));

    /// <summary>The same moment for programs: RFC 3339 in UTC with milliseconds.</summary>
    public static string Iso(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
