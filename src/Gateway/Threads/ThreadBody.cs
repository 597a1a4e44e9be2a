using System.Text.Json;
using Aikynetix.Gateway.Wire;
using Aikynetix.Sessions.Work;

namespace Aikynetix.Gateway.Threads;

/// <summary>A thread: one question to the coach and its answer.</summary>
internal sealed record ThreadBody
{
    /// <summary>Its name, <c>thread_</c> and 24 letters and digits.</summary>
    public required string ThreadId { get; init; }

    /// <summary>The session that it speaks of.</summary>
    public required string SessionId { get; init; }

    /// <summary>About what, e.g. <c>barbell_velocity</c>.</summary>
    public required string Topic { get; init; }

    /// <summary><c>en</c>, <c>ru</c> or <c>de</c>.</summary>
    public required string Language { get; init; }

    /// <summary><c>metric</c> or <c>imperial</c>.</summary>
    public required string MeasurementSystem { get; init; }

    /// <summary>Which analysis of the session it speaks of.</summary>
    public required int AnalysisVersion { get; init; }

    /// <summary><c>queued</c>, <c>running</c>, <c>completed</c> or <c>failed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The text, plain; null until it is completed.</summary>
    public required string? Text { get; init; }

    /// <summary><c>rules</c>, or the name of the language model; null until it is completed.</summary>
    public required string? Author { get; init; }

    /// <summary>Why the rule-book answers where a language model was asked, in the language of the text; null otherwise.</summary>
    public required string? Note { get; init; }

    /// <summary>Why it failed, one sentence; null when it did not.</summary>
    public required string? Error { get; init; }

    /// <summary>Stable code of that failure; null when there is none.</summary>
    public required string? ErrorCode { get; init; }

    /// <summary>When it was asked for, RFC 3339.</summary>
    public required string CreatedAtIso { get; init; }

    /// <summary>The thread behind a job.</summary>
    public static ThreadBody From(Job job)
    {
        var question = JsonSerializer.Deserialize<ThreadQuestion>(job.Payload, ApiJson.Options)!;
        var answer = job.Result is null ? null : JsonSerializer.Deserialize<ThreadAnswer>(job.Result, ApiJson.Options);
        return new ThreadBody
        {
            ThreadId = job.Key,
            SessionId = job.SessionId ?? "",
            Topic = question.Topic,
            Language = question.Language,
            MeasurementSystem = question.MeasurementSystem,
            AnalysisVersion = question.AnalysisVersion,
            Status = job.Status switch
            {
                JobStatus.Queued => "queued",
                JobStatus.Running => "running",
                JobStatus.Completed => "completed",
                _ => "failed",
            },
            Text = answer?.Text,
            Author = answer?.Author,
            Note = answer?.Note,
            Error = job.Status == JobStatus.Failed ? job.Error : null,
            ErrorCode = job.ErrorCode,
            CreatedAtIso = CreatedAt.Iso(job.AskedAt),
        };
    }
}
