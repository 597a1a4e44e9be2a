using System.Text.Json;

namespace Aikynetix.Biomechanics.Coaching;

/// <summary>The topics that texts are written about and the metrics that are their key figures, most telling first.</summary>
internal static class Topics
{
    /// <summary>The topic that sums up all others.</summary>
    public const string Final = "final_summary";

    private static readonly Dictionary<string, Dictionary<string, string[]>> All = JsonSerializer.Deserialize(TableFile.Read("topics"), TableFile.Default.Topics)!;

    /// <summary>Topics of an activity with their key figures; none for an activity that is not known.</summary>
    public static IReadOnlyDictionary<string, string[]> Of(string activity) => All.GetValueOrDefault(activity) ?? [];

    /// <summary>Key figures of a topic; a metric is a topic of its own.</summary>
    public static string[] Figures(string activity, string topic) => Of(activity).TryGetValue(topic, out var figures) ? figures : [topic];
}
