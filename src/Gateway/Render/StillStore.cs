using System.Collections.Concurrent;
using Aikynetix.Biomechanics;
using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Blobs;
using Aikynetix.Sessions.Work;
using Aikynetix.Streaming.Decode;
using Aikynetix.Streaming.Encode;

namespace Aikynetix.Gateway.Render;

/// <summary>Pictures of moments, drawn when they are first asked for and kept; however many ask at once, each is drawn once.</summary>
internal sealed class StillStore(
    IBlobStore blobs, SessionJournal sessions, OverlaySource source, StillRenderer renderer, IHostApplicationLifetime lifetime) : IDisposable
{
    // Each decodes up to a few seconds of video; a report asks for a dozen at once.
    private const int AtOnce = 2;

    private readonly ConcurrentDictionary<string, Lazy<Task>> _making = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _seats = new(AtOnce);

    /// <summary>Opens a picture.</summary>
    /// <param name="blob">Its name.</param>
    /// <param name="session">The session.</param>
    /// <param name="result">The analysis of which it is.</param>
    /// <param name="still">What it shows.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ApiException">There is no such moment, or no picture can be made of it.</exception>
    public async Task<Stream> OpenAsync(string blob, SessionView session, AnalysisOutcome result, Still still, CancellationToken cancellationToken)
    {
        if (await blobs.FindLengthAsync(blob, cancellationToken) is null)
        {
            // Whoever asked first may go away; the others wait on.
            var making = _making.GetOrAdd(blob, name => new Lazy<Task>(() => MakeAsync(name, session, result, still, lifetime.ApplicationStopping)));
            await making.Value.WaitAsync(cancellationToken);
        }

        return await blobs.OpenAsync(blob, cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose() => _seats.Dispose();

    private async Task MakeAsync(string blob, SessionView session, AnalysisOutcome result, Still still, CancellationToken stopping)
    {
        // Away from the lock of the first question's making.
        await Task.Yield();
        await _seats.WaitAsync(stopping);
        try
        {
            var jpeg = await DrawAsync(session, result, still, stopping);
            using var content = new MemoryStream(jpeg);
            await blobs.WriteAsync(blob, content, stopping);
            // A session that was deleted meanwhile leaves nothing behind.
            if (await sessions.FindAsync(session.Id, stopping) is null) await blobs.DeleteAsync(blob, stopping);
        }
        catch (BlobExistsException)
        {
            // Made between our look and now.
        }
        finally
        {
            _seats.Release();
            _making.TryRemove(blob, out _);
        }
    }

    private async Task<byte[]> DrawAsync(SessionView session, AnalysisOutcome result, Still still, CancellationToken cancellationToken)
    {
        try
        {
            using var overlay = await source.OpenAsync(session, result, cancellationToken);
            var moment = still.Moment(overlay.Analysis);
            if (!double.IsFinite(moment) || overlay.Plan.PlaceOf(moment) is not { } place) throw new ApiException(ErrorCodes.PhaseNotFound);
            return await renderer.RenderAsync(overlay.Video.Path, overlay.Info, overlay.Plan, place, still.IsBare, still.Longest, cancellationToken);
        }
        catch (MediaRejectedException refused)
        {
            throw new ApiException(ErrorCodes.ForMedia(refused.Problem), refused.Message, refused);
        }
        catch (DecoderUnavailableException missing)
        {
            throw new ApiException(ErrorCodes.DecoderMissing, cause: missing);
        }
    }

    /// <summary>What a picture shows.</summary>
    /// <param name="Moment">Finds its true time, seconds; NaN where there is none.</param>
    /// <param name="IsBare">Whether only body, angles and bar are drawn.</param>
    /// <param name="Longest">Pixels that no side may pass.</param>
    internal sealed record Still(Func<MotionAnalysis, double> Moment, bool IsBare, int Longest);
}
