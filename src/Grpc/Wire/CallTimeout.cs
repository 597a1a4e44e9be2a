using System.Globalization;

namespace Aikynetix.Grpc.Wire;

/// <summary>The value of <c>grpc-timeout</c>: at most eight digits and a unit.</summary>
internal static class CallTimeout
{
    // A timer cannot run longer, and a call that may take days has no deadline worth the name.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(20);

    /// <summary>Reads the value; at most 20 days. False when it is not one.</summary>
    public static bool TryParse(string text, out TimeSpan timeout)
    {
        timeout = default;
        if (text.Length is < 2 or > 9 || !long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var amount)) return false;
        var ticks = text[^1] switch
        {
            'H' => TimeSpan.TicksPerHour,
            'M' => TimeSpan.TicksPerMinute,
            'S' => TimeSpan.TicksPerSecond,
            'm' => TimeSpan.TicksPerMillisecond,
            'u' => TimeSpan.TicksPerMicrosecond,
            'n' => 1.0 / TimeSpan.NanosecondsPerTick,
            _ => 0.0,
        };
        if (ticks <= 0) return false;
        timeout = TimeSpan.FromTicks((long)Math.Min(amount * ticks, Longest.Ticks));
        return true;
    }

    /// <summary>Writes the finest unit that eight digits can hold.</summary>
    public static string Format(TimeSpan timeout)
    {
        var microseconds = Math.Max(0, timeout.Ticks / TimeSpan.TicksPerMicrosecond);
        var (amount, unit) = microseconds switch
        {
            < 100_000_000 => (microseconds, "u"),
            < 100_000_000_000 => (microseconds / 1000, "m"),
            _ => (Math.Min(microseconds / 1_000_000, 99_999_999), "S"),
        };
        return amount.ToString(CultureInfo.InvariantCulture) + unit;
    }
}
