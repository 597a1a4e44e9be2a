using System.Globalization;

namespace Aikynetix.Bench.Live;

/// <summary>What is asked of the cameras.</summary>
/// <param name="Counts">How many cameras at once, one run after the other.</param>
/// <param name="Seconds">How long each run is measured.</param>
/// <param name="Loss">Share of packets that get lost, 0–1.</param>
/// <param name="Overload">Whether to find how many cameras make twice the load that the machine can carry, and to run those.</param>
/// <param name="Vp8">Whether the cameras send VP8; H.264 otherwise.</param>
/// <param name="Settings">Settings of the server, as on its command line.</param>
internal sealed record CamerasOptions(IReadOnlyList<int> Counts, int Seconds, double Loss, bool Overload, bool Vp8, string[] Settings)
{
    /// <summary>How it is asked for.</summary>
    public const string Usage = "[N…] [--seconds S] [--loss PERCENT] [--overload] [--vp8] [--Section:Setting=VALUE…]";

    /// <summary>Reads the command line.</summary>
    public static CamerasOptions Read(string[] args)
    {
        var (counts, settings) = (new List<int>(), new List<string>());
        var (seconds, loss, overload, vp8) = (30, 0.0, false, false);
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--seconds") seconds = int.Parse(args[++i], CultureInfo.InvariantCulture);
            else if (args[i] == "--loss") loss = double.Parse(args[++i], CultureInfo.InvariantCulture) / 100;
            else if (args[i] == "--overload") overload = true;
            else if (args[i] == "--vp8") vp8 = true;
            else if (args[i].StartsWith("--", StringComparison.Ordinal)) settings.Add(args[i]);
            else counts.Add(int.Parse(args[i], CultureInfo.InvariantCulture));
        }

        if (overload) settings.AddRange(["--Ingest:MaxCaptures=128", "--Ingest:MaxCapturesPerKey=128"]);
        if (counts.Count == 0) counts = [1, 4, 8];
        return new CamerasOptions(counts, seconds, loss, overload, vp8, [.. settings]);
    }
}
