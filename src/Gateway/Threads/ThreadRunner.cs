using System.Text.Json;
using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Jobs;
using Aikynetix.Gateway.Sessions;
using Aikynetix.Gateway.Wire;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Work;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Threads;

/// <summary>Writes the text of a thread: by the language model where there is one, by the rule-book where there is none or it fails.</summary>
internal sealed partial class ThreadRunner(
    SessionJournal sessions, AnalysisStore analyses, AccountJournal accounts, AthleteHistory history, RuleBookCoach rules, ChatCoach chat,
    IOptions<CoachOptions> options, ILogger<ThreadRunner> logger) : IJobRunner
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(2);

    // Whoever wants to be left alone for longer than this is not waited for.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(2);

    /// <inheritdoc />
    public string Kind => ThreadDesk.Kind;

    /// <inheritdoc />
    public int Concurrency => options.Value.Concurrency;

    /// <inheritdoc />
    public async Task<string?> RunAsync(Job job, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var topic = await TopicAsync(job, cancellationToken);
        return JsonSerializer.Serialize(await WriteAsync(job, topic, cancellationToken), ApiJson.Options);
    }

    private async Task<CoachTopic> TopicAsync(Job job, CancellationToken cancellationToken)
    {
        var question = JsonSerializer.Deserialize<ThreadQuestion>(job.Payload, ApiJson.Options)!;
        var session = job.SessionId is { } id ? await sessions.FindAsync(id, cancellationToken) : null;
        if (session is null) throw new JobFailure(ErrorCodes.SessionNotFound);
        var result = session.Of(question.AnalysisVersion)?.Result ?? throw new JobFailure(ErrorCodes.AnalysisNotFound);
        var user = await accounts.FindUserAsync(session.Draft.UserId, cancellationToken);
        return new CoachTopic(
            await analyses.LoadAsync(result, cancellationToken), AthleteFacts.Of(user), question.Topic, new TextChoice(question.Language, question.MeasurementSystem),
            await history.UsualAsync(session, cancellationToken));
    }

    private async Task<ThreadAnswer> WriteAsync(Job job, CoachTopic topic, CancellationToken cancellationToken)
    {
        if (options.Value.Endpoint is null) return await rules.WriteAsync(topic, cancellationToken);
        try
        {
            return await chat.WriteAsync(topic, cancellationToken);
        }
        catch (CoachTrouble trouble)
        {
            var delay = trouble.RetryAfter ?? FirstDelay * Math.Pow(2, job.Attempts - 1);
            if (trouble.MayPass && job.Attempts <= options.Value.Retries && delay <= LongestDelay)
                throw new JobPostponed(delay < TimeSpan.Zero ? TimeSpan.Zero : delay, trouble.Message);
            LogFallBack(logger, job.Key, trouble.Message);
            return (await rules.WriteAsync(topic, cancellationToken)) with { Note = CoachNote.For(trouble.Problem, topic.Choice.Language) };
        }
    }

    [LoggerMessage(261, LogLevel.Warning, "The rule-book answers thread {Thread}: {Reason}")]
    private static partial void LogFallBack(ILogger logger, string thread, string reason);
}
