using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aikynetix.Biomechanics.Live;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.Gateway.Analysis;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Live;
using Aikynetix.Gateway.Uploads;
using Aikynetix.Gateway.Wire;
using Aikynetix.Inference.Models;
using Aikynetix.Pose;
using Aikynetix.Sessions;
using Aikynetix.Streaming.Live;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Ingest;

/// <summary>Opens live captures, finds them again for a camera that comes back, and forgets them when they have ended.</summary>
internal sealed partial class LiveIntake(
    AccessRules rules,
    IPoseModel model,
    LiveDirectory directory,
    LiveParts parts,
    IOptions<IngestOptions> options,
    ILogger<LiveIntake> logger)
{
    private const LiftExercise DefaultExercise = LiftExercise.Clean;

    private readonly ConcurrentDictionary<string, LiveSession> _byStream = new(StringComparer.Ordinal);
    private volatile bool _closed;

    /// <summary>The captures that run now.</summary>
    public IReadOnlyCollection<LiveSession> Running => [.. _byStream.Values];

    /// <summary>Opens a capture, or finds the running one whose camera fell silent and is back by the same key.</summary>
    /// <exception cref="ApiException">The stream is taken, the server is full, or the caller may not act for that user.</exception>
    /// <param name="request">What the camera says.</param>
    /// <param name="ingest">How its pictures come in: <c>webrtc</c> or <c>grpc</c>.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Gives up; nothing is opened then.</param>
    public async Task<LiveSession> OpenAsync(LiveRequest request, string ingest, Caller caller, CancellationToken cancellationToken)
    {
        if (Returning(request.Stream, caller) is { } running) return running;
        var owner = await rules.OwnerAsync(caller, request.Fields.UserId, cancellationToken);
        if (_byStream.Count >= options.Value.MaxCaptures) throw new ApiException(ErrorCodes.LiveFull);
        var estimator = await EstimatorAsync(cancellationToken);
        var draft = Draft(request, caller, owner.UserUid);
        var feed = directory.Open(new LiveIdentity(
            draft.Id, request.Stream, draft.UserId, draft.Title, draft.Activity, draft.Exercise, parts.Time.GetUtcNow()));
        var session = Begin(draft, feed, LiveContexts.Of(draft, owner), estimator, ingest);
        _byStream[request.Stream] = session;
        LogOpened(logger, session.Id, request.Stream);
        // A stop of the server looks at those that run once: what came in between must not be forgotten.
        if (!_closed) return session;
        await CloseAsync(session, LiveEnds.ShuttingDown, cancellationToken);
        throw new ApiException(ErrorCodes.ShuttingDown);
    }

    /// <summary>The running capture of that token, for the key that began it; null when it has ended.</summary>
    public LiveSession? Resume(string token, Caller caller)
    {
        var given = Encoding.UTF8.GetBytes(token);
        return _byStream.Values.FirstOrDefault(session =>
            session.Draft.CreatedBy == caller.KeyId
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(session.ResumeToken), given));
    }

    /// <summary>Ends a capture, makes its session durable and frees its stream.</summary>
    /// <param name="session">The capture.</param>
    /// <param name="reason">As for <see cref="LiveSession.EndAsync"/>.</param>
    /// <param name="cancellationToken">Gives up waiting; the end goes on.</param>
    public async Task CloseAsync(LiveSession session, string reason, CancellationToken cancellationToken)
    {
        try
        {
            await session.EndAsync(reason, cancellationToken);
            LogEnded(logger, session.Id, reason, session.Ledger.Analyzed, session.Ledger.Received);
        }
        catch (Exception cause)
        {
            // The frames lie in the spool: the next start makes a session of them.
            LogNotKept(logger, cause, session.Id);
        }
        finally
        {
            _byStream.TryRemove(KeyValuePair.Create(session.Feed.Identity.Stream, session));
        }
    }

    /// <summary>Ends every capture and takes no more.</summary>
    /// <param name="cancellationToken">Gives up waiting; what has not ended by then is recovered at the next start.</param>
    public Task CloseAllAsync(CancellationToken cancellationToken)
    {
        _closed = true;
        return Task.WhenAll(Running.Select(session => CloseAsync(session, LiveEnds.ShuttingDown, cancellationToken)));
    }

    private LiveSession Begin(SessionDraft draft, LiveFeed feed, LiveContext context, IPoseEstimator estimator, string ingest)
    {
        try
        {
            return new LiveSession(parts, draft, feed, context, estimator, ingest);
        }
        catch (LiveDecoderUnavailableException lacking)
        {
            feed.End(LiveEnds.Interrupted);
            throw new ApiException(ErrorCodes.LiveUnavailable, null, lacking);
        }
        catch
        {
            feed.End(LiveEnds.Interrupted);
            throw;
        }
    }

    private LiveSession? Returning(string stream, Caller caller)
    {
        if (!_byStream.TryGetValue(stream, out var running)) return null;
        var isTheirs = running.Draft.CreatedBy == caller.KeyId;
        if (isTheirs && (!running.IsConnected || running.Silence >= options.Value.TakeOverAfter)) return running;
        throw new ApiException(ErrorCodes.StreamTaken);
    }

    private async Task<IPoseEstimator> EstimatorAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await model.GetLiveAsync(cancellationToken);
        }
        catch (ModelUnavailableException missing)
        {
            throw new ApiException(ErrorCodes.ModelMissing, null, missing);
        }
    }

    private SessionDraft Draft(LiveRequest request, Caller caller, string owner)
    {
        var (id, fields) = (SessionId.New(), request.Fields);
        var exercise = fields.Exercise ?? DefaultExercise;
        var title = fields.Title
            ?? $"{exercise.Spoken()} live {parts.Time.GetUtcNow().UtcDateTime.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture)}";
        return new SessionDraft(
            id, UploadReceiver.Activity, exercise.Wire(), title, owner, caller.KeyId, SessionId.VideoBlob(id), request.Stream + ".mkv",
            fields.BarbellMass(), fields.PlateDiameter, fields.Joints, fields.MeasurementSystem);
    }

    [LoggerMessage(231, LogLevel.Information, "Live session {SessionId} begins on stream '{Stream}'")]
    private static partial void LogOpened(ILogger logger, string sessionId, string stream);

    [LoggerMessage(232, LogLevel.Information, "Live session {SessionId} is over ({Reason}): {Analyzed} of {Received} pictures were analyzed")]
    private static partial void LogEnded(ILogger logger, string sessionId, string reason, long analyzed, long received);

    [LoggerMessage(233, LogLevel.Error, "Live session {SessionId} could not be ended as it should; its pictures are recovered at the next start")]
    private static partial void LogNotKept(ILogger logger, Exception cause, string sessionId);
}
