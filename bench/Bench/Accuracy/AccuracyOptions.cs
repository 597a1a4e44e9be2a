using System.Globalization;

namespace Aikynetix.Bench.Accuracy;

/// <summary>What the accuracy bench was asked to do.</summary>
/// <param name="Models">Ids to compare; empty for all that are here.</param>
/// <param name="Limit">At most so many pictures.</param>
/// <param name="Parts">Which of <c>pictures</c>, <c>films</c>, <c>speed</c>.</param>
/// <param name="Json">File for the figures; null for none.</param>
internal sealed record AccuracyOptions(string[] Models, int Limit, string[] Parts, string? Json)
{
    private static readonly string[] AllParts = ["pictures", "films", "speed"];

    /// <summary>Reads a command line; null when it cannot be read.</summary>
    public static AccuracyOptions? Parse(string[] args)
    {
        var options = new AccuracyOptions([], int.MaxValue, AllParts, null);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length) return null;
            var value = args[i + 1];
            var read = args[i] switch
            {
                "--models" => options with { Models = value.Split(',') },
                "--limit" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0 => options with { Limit = limit },
                "--only" when value.Split(',').All(AllParts.Contains) => options with { Parts = value.Split(',') },
                "--json" => options with { Json = value },
                _ => null,
            };
            if (read is null) return null;
            options = read;
        }

        return options;
    }
}
