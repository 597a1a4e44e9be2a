using System.Collections.Concurrent;
using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Uploads;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Blobs;
using Aikynetix.Sessions.Store;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Tus;

/// <summary>Takes uploads in parts, whatever breaks between them, and makes each a session once it is whole.</summary>
internal sealed class TusIntake(
    TusStore store, UploadDrafts drafts, MadeSessions made, VideoIntake intake, SessionJournal sessions, IBlobStore blobs, UploadSlots slots,
    DiskRoom room, IOptions<UploadOptions> limits, IOptions<TusOptions> options, IHostApplicationLifetime lifetime, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, bool> _busy = new(StringComparer.Ordinal);

    /// <summary>Begins an upload, or finds the one that the same request has begun before.</summary>
    /// <param name="caller">Who uploads; nobody else may touch it.</param>
    /// <param name="length">How many bytes it will have.</param>
    /// <param name="metadata">The <c>Upload-Metadata</c> header.</param>
    /// <param name="key">Key of the request, or null.</param>
    /// <param name="print">The print of the request; what is said of the upload is added.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ApiException">It is refused, by the rules of an upload by form.</exception>
    public async Task<TusUpload> CreateAsync(
        Caller caller, long length, string metadata, IdempotencyKey? key, RequestPrint print, CancellationToken cancellationToken)
    {
        if (length > limits.Value.MaxFileBytes)
            throw new ApiException(ErrorCodes.FileTooLarge, $"The video is larger than the {limits.Value.MaxFileBytes} bytes that this server takes.");
        var said = TusMetadata.Read(metadata, limits.Value);
        foreach (var (name, value) in said.Append(("Upload-Length", $"{length}"))) print.Add(name, value);
        if (key is null) return await BeginAsync(caller, SessionId.New(), length, metadata, said, null, cancellationToken);
        using var turn = await made.EnterAsync(key, cancellationToken);
        var (id, session) = await made.FindAsync(key, cancellationToken);
        if ((store.Find(id)?.Draft ?? session?.Draft) is { } earlier) print.EnsureSame(earlier.Request);
        if (store.Find(id) is { } begun) return begun;
        return await BeginAsync(caller, id, length, metadata, said, print.Value, cancellationToken);
    }

    /// <summary>How an upload stands. One that is whole but no session yet, as after a kill, becomes one now.</summary>
    /// <exception cref="ApiException">There is none of the caller's of that id, somebody writes it, or its video is refused.</exception>
    public async Task<TusState> ReadAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        var upload = Find(caller, id);
        using var hold = Hold(upload);
        var state = await StateAsync(upload, cancellationToken);
        if (state is not { IsComplete: true, Session: null }) return state;
        try
        {
            return await FinishAsync(upload, lifetime.ApplicationStopping);
        }
        catch (Exception passing) when (passing is not ApiException)
        {
            // Clients take any other answer for the end of this upload and begin a second one.
            throw new ApiException(ErrorCodes.UploadLocked, "Every byte is here, but the server cannot make a session of them just now; try again.", passing);
        }
    }

    /// <summary>Whether the upload has become a session, without waiting for who writes it; how far it is otherwise is not looked at.</summary>
    public async Task<TusState> LookAsync(TusUpload upload, CancellationToken cancellationToken) =>
        await sessions.FindAsync(upload.Id, cancellationToken) is { } session ? new TusState(upload, upload.Length, session) : new TusState(upload, 0, null);

    /// <summary>Takes a part.</summary>
    /// <exception cref="ApiException">It does not begin where the upload ends, is longer than the rest, or lacks its checksum; or the video is refused.</exception>
    public async Task<TusState> AppendAsync(Caller caller, string id, long offset, HttpRequest request, CancellationToken cancellationToken)
    {
        var upload = Find(caller, id);
        using var checksum = TusChecksum.Find(request);
        using var hold = Hold(upload);
        var state = await StateAsync(upload, cancellationToken);
        if (offset != state.Offset) throw new ApiException(ErrorCodes.UploadOffset, $"The upload stands at {state.Offset}, not at {offset}; go on from there.");
        if (state.Session is not null) return state;
        if (!state.IsComplete)
        {
            var rest = upload.Length - offset;
            if (request.ContentLength > rest) throw TooLong(upload);
            room.Ensure(request.ContentLength ?? rest);
            using var slot = slots.Take();
            await using var body = new FormBody(request.Body, rest, () => TooLong(upload));
            var end = await store.AppendAsync(upload, offset, body, checksum, cancellationToken) ?? throw new ApiException(ErrorCodes.ChecksumMismatch);
            state = state with { Offset = end };
        }

        return state.IsComplete ? await FinishAsync(upload, lifetime.ApplicationStopping) : state;
    }

    /// <summary>Ends an upload and removes what has come. A session that it became stays.</summary>
    /// <exception cref="ApiException">There is none of the caller's of that id, or somebody writes it.</exception>
    public async Task EndAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        var upload = Find(caller, id);
        using var hold = Hold(upload);
        await RemoveAsync(upload, cancellationToken);
    }

    /// <summary>Removes what has expired, and makes sessions of what is whole and was left by its caller.</summary>
    public async Task TidyAsync(CancellationToken cancellationToken)
    {
        store.RemoveStrays();
        // The expired first: they make the room that the others may lack.
        foreach (var upload in store.All.OrderBy(upload => upload.ExpiresAt))
        {
            if (!_busy.TryAdd(upload.Id, true)) continue;
            using var hold = new Held(_busy, upload.Id);
            try
            {
                if (upload.ExpiresAt <= time.GetUtcNow()) await RemoveAsync(upload, cancellationToken);
                else if (await StateAsync(upload, cancellationToken) is { IsComplete: true, Session: null }) await FinishAsync(upload, lifetime.ApplicationStopping);
            }
            catch (Exception refused) when (refused is ApiException or IOException or StoreUnavailableException)
            {
                // Refused, and with that removed; or its turn comes again. The others must not wait for it.
            }
        }
    }

    private async Task<TusUpload> BeginAsync(
        Caller caller, string id, long length, string metadata, IReadOnlyList<(string Name, string Value)> said, string? print, CancellationToken cancellationToken)
    {
        string? Said(string name) => said.FirstOrDefault(pair => pair.Name == name).Value;
        var activity = Said("activity") is { } path
            ? ActivityTable.All.FirstOrDefault(one => one.Path == path) ?? throw new ApiException(ErrorCodes.FieldInvalid, $"activity must be {Activities}.")
            : throw new ApiException(ErrorCodes.FieldMissing, $"Upload-Metadata lacks activity: {Activities}.");
        var fields = new UploadFields(activity);
        foreach (var (name, value) in said) fields.Accept(name, value);
        var draft = await drafts.MakeAsync(activity, id, SessionId.NewVideoBlob(id), fields, Said("filename") ?? "video", caller, cancellationToken);
        if (store.All.Count(upload => upload.Draft.CreatedBy == caller.KeyId && store.IsOpen(upload)) >= options.Value.MaxOpenPerKey)
            throw new ApiException(ErrorCodes.UploadsFull, "This API key has as many unfinished uploads as this server takes; finish or delete one.");
        room.Ensure(length);
        var now = time.GetUtcNow();
        var begun = new TusUpload(draft with { Request = print }, length, metadata, now, now + options.Value.Lifetime);
        store.Add(begun);
        return begun;
    }

    private static string Activities => string.Join(", ", ActivityTable.All.Select(one => one.Path));

    private TusUpload Find(Caller caller, string id) =>
        store.Find(id) is { } upload && upload.Draft.CreatedBy == caller.KeyId && upload.ExpiresAt > time.GetUtcNow()
            ? upload
            : throw new ApiException(ErrorCodes.UploadNotFound);

    private Held Hold(TusUpload upload) => _busy.TryAdd(upload.Id, true) ? new Held(_busy, upload.Id) : throw new ApiException(ErrorCodes.UploadLocked);

    private async Task<TusState> StateAsync(TusUpload upload, CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(upload.Id, cancellationToken) is { } session) return new TusState(upload, upload.Length, session);
        if (store.Length(upload) is { } length) return new TusState(upload, length, null);
        if (await blobs.FindLengthAsync(upload.Draft.VideoBlob, cancellationToken) is { } stored) return new TusState(upload, stored, null);
        store.Remove(upload);
        throw new ApiException(ErrorCodes.UploadNotFound);
    }

    // Each step may be repeated after a kill: the file is moved once, and the store lets one session be.
    private async Task<TusState> FinishAsync(TusUpload upload, CancellationToken stopping)
    {
        try
        {
            // The caller may have gone: every byte is here, and nothing more is needed of them.
            await blobs.AdoptAsync(upload.Draft.VideoBlob, store.PartOf(upload), stopping);
            await intake.ProbeAsync(upload.Draft.VideoBlob, stopping);
            return new TusState(upload, upload.Length, await made.CreateAsync(upload.Draft, CancellationToken.None));
        }
        catch (ApiException refused) when (refused.Code.Status < 500)
        {
            await RemoveAsync(upload, CancellationToken.None);
            throw;
        }
    }

    private async Task RemoveAsync(TusUpload upload, CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(upload.Id, cancellationToken) is null) await intake.DiscardAsync(upload.Draft.VideoBlob, cancellationToken);
        store.Remove(upload);
    }

    private static ApiException TooLong(TusUpload upload) =>
        new(ErrorCodes.RequestTooLarge, $"The part reaches beyond the {upload.Length} bytes of this upload.");

    private sealed class Held(ConcurrentDictionary<string, bool> busy, string id) : IDisposable
    {
        public void Dispose() => busy.TryRemove(id, out _);
    }
}
