using System.Collections.Frozen;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Captures;
using Aikynetix.Sessions.Work;
using Aikynetix.Streaming.Decode;

namespace Aikynetix.Gateway.Errors;

/// <summary>The one list of everything that can go wrong, with its status and its sentence; docs/errors.md tells the same.</summary>
internal static class ErrorCodes
{
    public static readonly ErrorCode BadRequest = new("bad-request", 400, "The request could not be read; check its syntax.");
    public static readonly ErrorCode MultipartMalformed = new("multipart-malformed", 400,
        "The multipart body is broken off or malformed; send the form again with a boundary and complete parts.");
    public static readonly ErrorCode FieldMissing = new("field-missing", 400, "A required field is missing.");
    public static readonly ErrorCode FieldInvalid = new("field-invalid", 400, "A field has a value that is not allowed.");
    public static readonly ErrorCode FieldTooLong = new("field-too-long", 400, "A text field is longer than allowed.");
    public static readonly ErrorCode TooManyFields = new("too-many-fields", 400, "The form has more parts than allowed.");
    public static readonly ErrorCode UnknownExercise = new("unknown-exercise", 400,
        "exercise_name must be an exercise of the activity that the path names.");
    public static readonly ErrorCode UnknownJoint = new("unknown-joint", 400,
        "body_joint_angles takes ankle, knee, elbow, hip, shoulder or all, separated by commas.");
    public static readonly ErrorCode VideoAsText = new("video-as-text", 400,
        "The video field must be a file part (with curl: -F video=@clip.mp4), not text.");
    public static readonly ErrorCode FormatUnknown = new("format-unknown", 400, "format must be json, csv, trc, mot, c3d or parquet.");
    public static readonly ErrorCode ChecksumUnsupported = new("checksum-unsupported", 400,
        "Upload-Checksum must name sha1 or sha256, a blank, and the checksum in Base64.");

    public static readonly ErrorCode WebhookAddressRefused = new("webhook-address-refused", 400,
        "Messages cannot go to this address; give an https address of the public Internet.");
    public static readonly ErrorCode TooManyWebhooks = new("too-many-webhooks", 409, "There are as many webhooks as one user may have; remove one first.");
    public static readonly ErrorCode WebhookNotFound = new("webhook-not-found", 404, "There is no webhook with this id.");
    public static readonly ErrorCode WebhookUndelivered = new("webhook-undelivered", 502, "The receiver did not take the message.");
    public static readonly ErrorCode SdpMalformed = new("sdp-malformed", 400, "The body is no session description that can be read.");

    public static readonly ErrorCode KeyMissing = new("key-missing", 401,
        "An API key is needed: send the header 'Authorization: API-KEY <key>'.");
    public static readonly ErrorCode KeyInvalid = new("key-invalid", 401, "This API key is unknown, revoked or expired; ask for a new one.");

    public static readonly ErrorCode RoleTooLow = new("role-too-low", 403, "The role of this API key does not allow this.");
    public static readonly ErrorCode NotYourUser = new("not-your-user", 403, "This API key may not act for that user.");
    public static readonly ErrorCode NotYourSession = new("not-your-session", 403, "This API key may not see that session.");
    public static readonly ErrorCode LinkInvalid = new("link-invalid", 403,
        "This link is not one of ours or was changed; ask for the session's details to get a fresh one.");
    public static readonly ErrorCode LinkExpired = new("link-expired", 403,
        "This link has expired; ask for the session's details to get a fresh one.");

    public static readonly ErrorCode RouteNotFound = new("route-not-found", 404, "There is nothing at this address; see /openapi/v1.json.");
    public static readonly ErrorCode SessionNotFound = new("session-not-found", 404, "There is no session with this id.");
    public static readonly ErrorCode WrongActivity = new("wrong-activity", 404, "This session belongs to another activity than the path says.");
    public static readonly ErrorCode UserNotFound = new("user-not-found", 404, "There is no user with this user_id.");
    public static readonly ErrorCode KeyNotFound = new("key-not-found", 404, "There is no key with this id that you may see.");
    public static readonly ErrorCode SessionLimitReached = new("session-limit-reached", 404,
        "The plan of this user has no sessions left this month; an admin can change the plan, and the next month (UTC) begins anew.");
    public static readonly ErrorCode VideoNotFound = new("video-not-found", 404, "The video of this session is no longer stored.");
    public static readonly ErrorCode PhaseNotFound = new("phase-not-found", 404,
        "This session has no such phase, or it was not found in its video; see the phases in its details.");
    public static readonly ErrorCode UploadNotFound = new("upload-not-found", 404,
        "There is no upload at this address, or it has expired; begin a new one with POST /uploads/.");
    public static readonly ErrorCode DemoNotFound = new("demo-not-found", 404,
        "This server has no demo session: it is still making them, or was told not to (Demo:Enabled).");
    public static readonly ErrorCode ConnectionNotFound = new("connection-not-found", 404,
        "This WHIP connection is over; publish again with a new offer.");
    public static readonly ErrorCode ThreadNotFound = new("thread-not-found", 404,
        "There is no thread of this name; POST summary/ or recommendation/ of a session starts them.");
    public static readonly ErrorCode NotLive = new("not-live", 404, "Nothing of this name is live on this server; GET /live/ lists what is.");
    public static readonly ErrorCode AnalysisNotFound = new("analysis-not-found", 404,
        "This session has no analysis of that version; GET /session-management/sessions/{id}/analyses/ lists those it has.");
    public static readonly ErrorCode MethodNotAllowed = new("method-not-allowed", 405,
        "This address does not answer that method; the Allow header lists those it does.");
    public static readonly ErrorCode RequestTimeout = new("request-timeout", 408, "The request arrived too slowly; try again on a faster line.");

    public static readonly ErrorCode SessionNotFinished = new("session-not-finished", 409,
        "The session is still being analyzed; poll its status and ask again when it is completed.");
    public static readonly ErrorCode SessionFailed = new("session-failed", 409, "The analysis of this session failed, so it has no numbers.");
    public static readonly ErrorCode AnalysisRunning = new("analysis-running", 409,
        "An analysis of this session is in work already; wait until it has ended.");
    public static readonly ErrorCode SessionBusy = new("session-busy", 409,
        "The live capture of this session broke off and is being saved; try again in a minute.");
    public static readonly ErrorCode StreamTaken = new("stream-taken", 409,
        "A camera is sending under this stream name already; end it first or choose another name.");

    public static readonly ErrorCode UserExists = new("user-exists", 409, "This user_uid is taken, or was that of somebody deleted; choose another.");
    public static readonly ErrorCode KeySwitchedOff = new("key-switched-off", 409, "This key is switched off, for good; make a new one.");
    public static readonly ErrorCode LastAdminKey = new("last-admin-key", 409,
        "Nobody could administer this server any more: this is the last admin key. Make another admin key first.");
    public static readonly ErrorCode TooManyKeys = new("too-many-keys", 409, "This user has as many keys as allowed; switch one off first.");

    public static readonly ErrorCode RequestInProgress = new("request-in-progress", 409,
        "A request with this Idempotency-Key is still running; send it again shortly.", 5);
    public static readonly ErrorCode UploadOffset = new("upload-offset", 409,
        "Upload-Offset is not where the upload stands; ask for it with HEAD and go on from there.");

    public static readonly ErrorCode TusVersion = new("tus-version", 412, "Send the header 'Tus-Resumable: 1.0.0'.");
    public static readonly ErrorCode ConnectionChanged = new("connection-changed", 412,
        "The If-Match header does not name the connection as it is now; use the newest ETag.");
    public static readonly ErrorCode CaptureInterrupted = new(CaptureJournal.InterruptedCode, 409,
        "The live capture broke off before anything could be measured.");

    public static readonly ErrorCode FileTooLarge = new("file-too-large", 413, "The video is larger than this server takes.");
    public static readonly ErrorCode RequestTooLarge = new("request-too-large", 413, "The request is larger than this server takes.");
    public static readonly ErrorCode NotMultipart = new("not-multipart", 415, "Send the upload as multipart/form-data.");
    public static readonly ErrorCode UnsupportedMediaType = new("unsupported-media-type", 415, "This content type is not understood here.");
    public static readonly ErrorCode NotAVideo = new("not-a-video", 415, "The file is not a video that we can read; send MP4, MOV, WebM, MKV or AVI.");
    public static readonly ErrorCode CodecUnsupported = new("codec-unsupported", 415,
        "The video uses a codec that this server cannot read; convert it to H.264 and try again.");
    public static readonly ErrorCode RangeNotSatisfiable = new("range-not-satisfiable", 416, "The asked byte range lies outside the video.");

    public static readonly ErrorCode OfferUnacceptable = new("offer-unacceptable", 422,
        "The offer holds nothing that this server can receive: it takes one video of VP8, VP9, H.264 or AV1, sent to it.");
    public static readonly ErrorCode IdempotencyKeyReused = new("idempotency-key-reused", 422,
        "This Idempotency-Key was used for another request; take a new one for each new request.");
    public static readonly ErrorCode VideoUndecodable = new("video-undecodable", 422,
        "The video is damaged and cannot be decoded; record or export it again.");
    public static readonly ErrorCode NoVideoTrack = new("no-video-track", 422, "The file has no video track, only sound or data.");
    public static readonly ErrorCode VideoTooLong = new("video-too-long", 422, "The video is longer than this server takes; cut it to the movement.");
    public static readonly ErrorCode VideoTooManyPixels = new("video-too-many-pixels", 422,
        "The picture of the video is larger than this server takes; export it at 1080p.");
    public static readonly ErrorCode VideoTimeout = new("video-timeout", 422,
        "Reading this video takes longer than this server allows; export it again as MP4 (H.264) and keep it short.");
    public static readonly ErrorCode NoPerson = new("no-person", 422,
        "Nobody was seen long enough in this video; film the whole athlete from the side and try again.");
    public static readonly ErrorCode AnalysisTimeout = new("analysis-timeout", 422,
        "The analysis took longer than allowed; cut the video to the movement and upload it again.");

    public static readonly ErrorCode AnalysisCrashed = new(AnalysisQueue.CrashedCode, 422,
        "The analysis of this video stopped unexpectedly several times; record or export it anew and upload it again.");

    public static readonly ErrorCode UploadLocked = new("upload-locked", 423,
        "Another request is writing this upload now; try again when it has ended.", 1);

    public static readonly ErrorCode MatchMissing = new("match-missing", 428,
        "Send the connection's ETag in the If-Match header, or * to restart ICE.");

    public static readonly ErrorCode RateLimited = new("rate-limited", 429, "Too many requests with this key; wait a moment.", 1);
    public static readonly ErrorCode ChecksumMismatch = new("checksum-mismatch", 460,
        "What arrived does not have the checksum that was sent with it, and was dropped; send it again.");
    public static readonly ErrorCode Internal = new("internal-error", 500, "Something went wrong on our side; give us the traceId.");
    public static readonly ErrorCode UploadsFull = new("uploads-full", 503, "As many uploads as this server takes at once are running; try again shortly.", 10);
    public static readonly ErrorCode LiveFull = new("live-full", 503, "As many live captures as this server takes are running; end one or try again later.", 30);
    public static readonly ErrorCode LiveUnavailable = new("live-unavailable", 503,
        "This server cannot take live video now; its operator finds the reason in the log and at /readyz.", 60);
    public static readonly ErrorCode ModelMissing = new("model-missing", 503,
        "The pose model cannot be used now; /readyz says why and what to do.", 30);
    public static readonly ErrorCode ShuttingDown = new("shutting-down", 503, "The server is restarting; try again shortly.", 10);
    public static readonly ErrorCode StorageFull = new("storage-full", 503,
        "The server has no room left for this video; its operator must free disk space.", 300);
    public static readonly ErrorCode StoreUnavailable = new("store-unavailable", 503,
        "The server cannot write its data now; its operator must look at the log.", 30);
    public static readonly ErrorCode DecoderMissing = new("decoder-missing", 503,
        "This server lacks ffmpeg, so it cannot take videos; /readyz says how to get it.", 60);

    /// <summary>Every code by its name.</summary>
    public static FrozenDictionary<string, ErrorCode> All { get; } = typeof(ErrorCodes).GetFields()
        .Select(field => field.GetValue(null)).OfType<ErrorCode>().ToFrozenDictionary(code => code.Code);

    /// <summary>The code that stands for a refusal of the decoder.</summary>
    public static ErrorCode ForMedia(MediaProblem problem) => problem switch
    {
        MediaProblem.NotAVideo => NotAVideo,
        MediaProblem.UnsupportedCodec => CodecUnsupported,
        MediaProblem.NoVideoTrack => NoVideoTrack,
        MediaProblem.TooLong => VideoTooLong,
        MediaProblem.TooManyPixels => VideoTooManyPixels,
        MediaProblem.TimedOut => VideoTimeout,
        _ => VideoUndecodable,
    };

    /// <summary>The code that stands for a refused change to people or keys.</summary>
    public static ErrorCode ForAccount(AccountProblem problem) => problem switch
    {
        AccountProblem.Exists => UserExists,
        AccountProblem.NotFound => UserNotFound,
        AccountProblem.LastAdminKey => LastAdminKey,
        AccountProblem.SwitchedOff => KeySwitchedOff,
        _ => FieldInvalid,
    };

    /// <summary>The code that stands for a bare status which the framework answered.</summary>
    public static ErrorCode ForStatus(int status) => status switch
    {
        401 => KeyMissing,
        403 => RoleTooLow,
        404 => RouteNotFound,
        405 => MethodNotAllowed,
        408 => RequestTimeout,
        413 => RequestTooLarge,
        415 => UnsupportedMediaType,
        416 => RangeNotSatisfiable,
        429 => RateLimited,
        503 => ShuttingDown,
        >= 500 => Internal,
        _ => BadRequest,
    };
}
