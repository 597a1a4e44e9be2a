using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.People;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Blobs;
using Aikynetix.Streaming.Decode;

namespace Aikynetix.Gateway.Uploads;

/// <summary>
/// Keeps the video of a session that is about to be: stores it as it arrives, looks whether it can be read, and makes the session of it, or removes it.
/// </summary>
internal sealed class VideoIntake(IBlobStore blobs, MediaProbe probe, SessionJournal sessions, SessionQuota quota)
{
    /// <summary>Stores the bytes as they arrive; when this throws nothing was stored.</summary>
    public Task StoreAsync(string sessionId, Stream content, CancellationToken cancellationToken) =>
        blobs.WriteAsync(SessionId.VideoBlob(sessionId), content, cancellationToken);

    /// <summary>Looks whether what was stored is a video that we can read.</summary>
    /// <exception cref="ApiException">It is not, with the reason.</exception>
    public async Task ProbeAsync(string sessionId, CancellationToken cancellationToken)
    {
        using var file = await blobs.FetchAsync(SessionId.VideoBlob(sessionId), cancellationToken);
        try
        {
            await probe.ProbeAsync(file.Path, cancellationToken);
        }
        catch (MediaRejectedException refused)
        {
            throw new ApiException(ErrorCodes.ForMedia(refused.Problem), refused.Message, refused);
        }
    }

    /// <summary>Makes the session of what was stored: the one way from a video to a session, so that no way in passes the plan by.</summary>
    /// <exception cref="ApiException">The plan of the user has no session left; what was stored is still there.</exception>
    /// <exception cref="Aikynetix.Sessions.Store.StoreUnavailableException">Nothing was created; what was stored is still there.</exception>
    public async Task<SessionView> CreateAsync(SessionDraft draft, CancellationToken cancellationToken)
    {
        using var place = await quota.TakeAsync(draft.UserId, draft.Id, cancellationToken);
        // From here on the caller's going changes nothing: half a decision would lose the video of a session that exists.
        return await sessions.CreateAsync(draft, CancellationToken.None);
    }

    /// <summary>Removes what was stored, if anything was.</summary>
    public Task DiscardAsync(string sessionId, CancellationToken cancellationToken) =>
        blobs.DeleteAsync(SessionId.VideoBlob(sessionId), cancellationToken);
}
