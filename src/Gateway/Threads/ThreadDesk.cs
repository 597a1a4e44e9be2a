using System.Text.Json;
using Aikynetix.Gateway.Wire;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Work;

namespace Aikynetix.Gateway.Threads;

/// <summary>Starts threads and finds what they answered.</summary>
internal sealed class ThreadDesk(JobQueue jobs)
{
    /// <summary>The kind of their jobs.</summary>
    public const string Kind = "thread";

    /// <summary>Asks about topics of a session that has numbers; asking again finds the same threads, and begins those anew that failed.</summary>
    /// <returns>Topic to thread.</returns>
    public async Task<IReadOnlyDictionary<string, string>> AskAsync(
        SessionView session, TextChoice choice, IReadOnlyList<string> topics, CancellationToken cancellationToken)
    {
        var threads = new Dictionary<string, string>();
        foreach (var topic in topics)
        {
            var question = new ThreadQuestion(topic, choice.Language, choice.System, session.AnalysisVersion);
            var thread = ThreadId.Of(session.Id, session.AnalysisVersion, topic, choice);
            await jobs.AskAsync(
                new JobRequest(Kind, thread, session.Id, session.Draft.UserId, JsonSerializer.Serialize(question, ApiJson.Options)), cancellationToken);
            threads[topic] = thread;
        }

        return threads;
    }

    /// <summary>The thread of that name, or null; any text may be asked for.</summary>
    public async Task<ThreadBody?> FindAsync(string thread, CancellationToken cancellationToken) =>
        ThreadId.IsValid(thread) && await jobs.FindAsync(Kind, thread, cancellationToken) is { } job ? ThreadBody.From(job) : null;

    /// <summary>What the threads of an analysis have answered in a language, in the units that were asked for or else in the other ones.</summary>
    /// <returns>Topic to text.</returns>
    public async Task<IReadOnlyDictionary<string, string>> TextsAsync(SessionView session, TextChoice choice, CancellationToken cancellationToken) =>
        (await jobs.ListAsync(Kind, session.Id, cancellationToken)).Select(ThreadBody.From)
            .Where(thread => thread.Text is not null && thread.AnalysisVersion == session.AnalysisVersion && thread.Language == choice.Language)
            .GroupBy(thread => thread.Topic)
            .ToDictionary(topic => topic.Key, topic => topic.MaxBy(thread => thread.MeasurementSystem == choice.System)!.Text!);
}
