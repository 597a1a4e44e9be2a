using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Aikynetix.Gateway.Threads;
using Aikynetix.Gateway.Wire;

namespace Aikynetix.Gateway.Reports;

/// <summary>What the summaries of all activities tell alike.</summary>
internal record SummaryBody
{
    /// <summary>Starts the summary of a session.</summary>
    [SetsRequiredMembers]
    protected SummaryBody(ReportSource source)
    {
        var draft = source.Session.Draft;
        var texts = source.About(ThreadTopics.Summary(draft.Activity));
        SummaryText = texts.Count == 0 ? null : texts;
        ExerciseType = draft.Exercise;
        UserInformation = SummaryUser.From(draft.UserId, source.User);
        SessionDate = CreatedAt.From(source.Session.CreatedAt).Date;
    }

    /// <summary>Part of the summary to its text; not there until a thread has answered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? SummaryText { get; }

    /// <summary>The exercise, e.g. <c>clean_and_jerk</c> or <c>Drop Jump</c>.</summary>
    public string ExerciseType { get; }

    /// <summary>Whose movement it is.</summary>
    [JsonPropertyOrder(2)]
    public SummaryUser UserInformation { get; }

    /// <summary>Day of the session, UTC, <c>DD/MM/YYYY</c>.</summary>
    [JsonPropertyOrder(2)]
    public string SessionDate { get; }

    /// <summary>Metric to its values, one per jump, step or repetition; of the whole clip where none was told apart.</summary>
    protected static IReadOnlyDictionary<string, ValueRange> Ranges(ReportSource source, params string[] metrics) => metrics.ToDictionary(
        metric => metric,
        metric => source.Analysis.Segments.Any(segment => segment.Metrics.ContainsKey(metric))
            ? ValueRange.Of([.. source.Analysis.Segments.Select(segment => segment.Metrics.GetValueOrDefault(metric, double.NaN))])
            : ValueRange.Of([source.Metric(metric)]));
}
