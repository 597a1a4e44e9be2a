using System.Globalization;
using System.Text.Json;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Jobs;
using Aikynetix.Gateway.Videos;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Blobs;
using Aikynetix.Sessions.Work;
using Aikynetix.Streaming.Decode;
using Aikynetix.Streaming.Encode;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Render;

/// <summary>Renders the analyzed video of one session; killed anywhere it is begun again, and only a whole video becomes a blob.</summary>
internal sealed class RenderJob : IJobRunner
{
    /// <summary>The kind of these jobs.</summary>
    public const string Name = "render";

    // Below the data folder, so that a finished video is only renamed.
    private const string FolderName = "rendering";

    private readonly SessionJournal _sessions;
    private readonly OverlaySource _source;
    private readonly VideoRenderer _renderer;
    private readonly IBlobStore _blobs;
    private readonly DirectoryInfo _folder;

    /// <summary>Makes the runner and takes away what a killed process left half-done.</summary>
    public RenderJob(
        SessionJournal sessions, OverlaySource source, VideoRenderer renderer, IBlobStore blobs, IOptions<SessionsOptions> data, IOptions<RenderOptions> options)
    {
        (_sessions, _source, _renderer, _blobs, Concurrency) = (sessions, source, renderer, blobs, options.Value.Concurrency);
        _folder = Directory.CreateDirectory(Path.Combine(data.Value.DataFolder, FolderName));
        foreach (var file in _folder.EnumerateFiles()) file.Delete();
    }

    /// <inheritdoc />
    public string Kind => Name;

    /// <inheritdoc />
    public int Concurrency { get; }

    /// <summary>The job that renders the newest version of a session.</summary>
    public static JobRequest Request(SessionView session, AnalysisOutcome result) => new(
        Name,
        RenderBlobs.Key(session.Id, session.AnalysisVersion),
        session.Id,
        session.Draft.UserId,
        JsonSerializer.Serialize(result with { Summary = new Dictionary<string, double>() }));

    /// <inheritdoc />
    public async Task<string?> RunAsync(Job job, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var session = await _sessions.FindAsync(job.SessionId!, cancellationToken) ?? throw new JobFailure(ErrorCodes.SessionNotFound);
        var result = JsonSerializer.Deserialize<AnalysisOutcome>(job.Payload)!;
        var version = int.Parse(job.Key.AsSpan(session.Id.Length + 1), CultureInfo.InvariantCulture);
        var file = Path.Combine(_folder.FullName, $"{job.Key}.mp4");
        try
        {
            using var overlay = await _source.OpenAsync(session, result, cancellationToken);
            await _renderer.RenderAsync(overlay.Video.Path, overlay.Info, overlay.Plan, file, progress, cancellationToken);
            await KeepAsync(session.Id, RenderBlobs.Video(session.Id, version), file, cancellationToken);
            return null;
        }
        catch (Exception cause) when (Failure(cause) is { } failure)
        {
            throw failure;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static JobFailure? Failure(Exception cause) => cause switch
    {
        ApiException refused => new JobFailure(refused.Code, refused.Message),
        MediaRejectedException refused => new JobFailure(ErrorCodes.ForMedia(refused.Problem), refused.Message),
        DecoderUnavailableException => new JobFailure(ErrorCodes.DecoderMissing),
        EncodingFailedException { IsDiskFull: true } => new JobFailure(ErrorCodes.StorageFull),
        _ => null,
    };

    private async Task KeepAsync(string sessionId, string blob, string file, CancellationToken cancellationToken)
    {
        await _blobs.AdoptAsync(blob, file, cancellationToken);
        // A session that was deleted meanwhile leaves nothing behind.
        if (await _sessions.FindAsync(sessionId, cancellationToken) is not null) return;
        await _blobs.DeleteAsync(blob, cancellationToken);
        throw new JobFailure(ErrorCodes.SessionNotFound);
    }
}
