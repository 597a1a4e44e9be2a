using System.Globalization;

namespace Aikynetix.Bench;

/// <summary>Memory of a process as the kernel counts it, megabytes.</summary>
internal static class Memory
{
    /// <summary>What it has in memory now.</summary>
    /// <param name="process">Number of the process, or <c>self</c>.</param>
    public static double Resident(string process) => Megabytes(process, "VmRSS:");

    /// <summary>The most it had since <see cref="ForgetPeak"/>.</summary>
    public static double Peak(string process) => Megabytes(process, "VmHWM:");

    /// <summary>Begins a new peak.</summary>
    public static void ForgetPeak(string process) => File.WriteAllText($"/proc/{process}/clear_refs", "5");

    private static double Megabytes(string process, string name)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(one => one.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1000;
    }
}
