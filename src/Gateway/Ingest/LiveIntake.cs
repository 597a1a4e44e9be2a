using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.Analysis;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Live;
using Aikynetix.Gateway.People;
using Aikynetix.Inference.Models;
using Aikynetix.Pose;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Streaming.Live;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Ingest;

/// <summary>Opens live captures, finds them again for a camera that comes back, and forgets them when they have ended.</summary>
internal sealed partial class LiveIntake(
    AccessRules rules,
    SessionQuota quota,
    IPoseModel model,
    LiveDirectory directory,
    LiveParts parts,
    IOptions<IngestOptions> options,
    ILogger<LiveIntake> logger)
{
    private const string DefaultExercise = "clean";

    private readonly ConcurrentDictionary<string, LiveSession> _byStream = new(StringComparer.Ordinal);
    private readonly List<string> _opening = [];
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
        var owner = await rules.OwnerAsync(caller, request.Fields.UserId, cancellationToken);
        if (await ReturningAsync(request, owner.UserUid, caller, cancellationToken) is { } running) return running;
        using var place = Reserve(caller);
        var estimator = await EstimatorAsync(cancellationToken);
        var draft = Draft(request, caller, owner.UserUid);
        // A capture becomes a session with its first picture, so its place in the plan is held until it is over.
        var session = Begin(request, draft, owner, estimator, ingest, await quota.TakeAsync(owner.UserUid, draft.Id, cancellationToken));
        _byStream[request.Stream] = session;
        LogOpened(logger, session.Id, request.Stream);
        await EnsureOwnerAsync(session, caller, cancellationToken);
        // A stop of the server looks at those that run once: what came in between must not be forgotten.
        if (!_closed) return session;
        await session.EndAsync(LiveEnds.ShuttingDown, cancellationToken);
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

    /// <summary>Ends every capture and takes no more.</summary>
    /// <param name="cancellationToken">Gives up waiting; what has not ended by then is recovered at the next start.</param>
    public Task CloseAllAsync(CancellationToken cancellationToken)
    {
        _closed = true;
        return Task.WhenAll(Running.Select(session => session.EndAsync(LiveEnds.ShuttingDown, cancellationToken)));
    }

    private LiveSession Begin(LiveRequest request, SessionDraft draft, UserProfile owner, IPoseEstimator estimator, string ingest, IDisposable place)
    {
        LiveFeed? feed = null;
        try
        {
            feed = directory.Open(new LiveIdentity(
                draft.Id, request.Stream, draft.UserId, draft.Title, draft.Activity, draft.Exercise, parts.Time.GetUtcNow()));
            return new LiveSession(parts, draft, feed, LiveContexts.Of(draft, owner), estimator, ingest, (session, reason, failure) =>
            {
                place.Dispose();
                Forget(session, reason, failure);
            });
        }
        catch (Exception failure)
        {
            place.Dispose();
            feed?.End(LiveEnds.Interrupted);
            if (failure is LiveDecoderUnavailableException) throw new ApiException(ErrorCodes.LiveUnavailable, null, failure);
            throw;
        }
    }

    // Whoever is deleted from now on finds the capture and ends it; who was before would be filmed on.
    private async Task EnsureOwnerAsync(LiveSession session, Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            await rules.OwnerAsync(caller, session.Draft.UserId, cancellationToken);
        }
        catch (ApiException)
        {
            await session.EndAsync(LiveEnds.Deleted, cancellationToken);
            throw;
        }
    }

    // A camera that comes back for somebody else, or for another lift, begins anew: nobody's pictures go into another's session.
    private async Task<LiveSession?> ReturningAsync(LiveRequest request, string owner, Caller caller, CancellationToken cancellationToken)
    {
        if (!_byStream.TryGetValue(request.Stream, out var running)) return null;
        var isTheirs = running.Draft.CreatedBy == caller.KeyId;
        if (!isTheirs || running.IsEnding || (running.IsConnected && running.Silence < options.Value.TakeOverAfter)) throw new ApiException(ErrorCodes.StreamTaken);
        var isSame = running.Draft.UserId == owner
            && (request.Fields.Exercise is not { } exercise || exercise.Name == running.Draft.Exercise)
            && request.Fields.Facts().BarbellMass == running.Draft.Facts.BarbellMass;
        if (isSame) return running;
        await running.EndAsync(LiveEnds.Ended, cancellationToken);
        return null;
    }

    private Place Reserve(Caller caller)
    {
        lock (_opening)
        {
            var open = Running.Select(session => session.Draft.CreatedBy).Concat(_opening).ToList();
            if (open.Count >= options.Value.MaxCaptures || open.Count(key => key == caller.KeyId) >= options.Value.MaxCapturesPerKey)
                throw new ApiException(ErrorCodes.LiveFull);
            _opening.Add(caller.KeyId);
            return new Place(_opening, caller.KeyId);
        }
    }

    private void Forget(LiveSession session, string reason, Exception? failure)
    {
        _byStream.TryRemove(KeyValuePair.Create(session.Feed.Identity.Stream, session));
        if (failure is null) LogEnded(logger, session.Id, reason, session.Ledger.Analyzed, session.Ledger.Received);
        else LogNotKept(logger, failure, session.Id);
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
        var exercise = fields.Exercise ?? ActivityTable.Lifting.Find(DefaultExercise)!;
        var title = fields.Title
            ?? $"{exercise.Spoken} live {parts.Time.GetUtcNow().UtcDateTime.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture)}";
        return new SessionDraft(
            id, ActivityTable.Lifting.Name, exercise.Name, title, owner, caller.KeyId, SessionId.VideoBlob(id), request.Stream + ".mkv",
            fields.Facts(), fields.Joints, fields.MeasurementSystem);
    }

    [LoggerMessage(231, LogLevel.Information, "Live session {SessionId} begins on stream '{Stream}'")]
    private static partial void LogOpened(ILogger logger, string sessionId, string stream);

    [LoggerMessage(232, LogLevel.Information, "Live session {SessionId} is over ({Reason}): {Analyzed} of {Received} pictures were analyzed")]
    private static partial void LogEnded(ILogger logger, string sessionId, string reason, long analyzed, long received);

    [LoggerMessage(233, LogLevel.Error, "Live session {SessionId} could not be ended as it should; its pictures are recovered at the next start")]
    private static partial void LogNotKept(ILogger logger, Exception cause, string sessionId);

    // Counts a capture from the moment it is let in: loading the model takes a while.
    private readonly struct Place(List<string> opening, string key) : IDisposable
    {
        public void Dispose()
        {
            lock (opening) opening.Remove(key);
        }
    }
}
