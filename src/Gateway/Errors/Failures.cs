using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Store;
using Aikynetix.Streaming.Decode;

namespace Aikynetix.Gateway.Errors;

/// <summary>Says which documented error a failure is.</summary>
internal static class Failures
{
    /// <summary>The error and its sentence; <see cref="ErrorCodes.Internal"/> for what nobody expected.</summary>
    /// <param name="cause">The failure.</param>
    /// <param name="isStopping">Whether the server stops: then what was cancelled was cancelled by that.</param>
    public static (ErrorCode Code, string Sentence) Classify(Exception cause, bool isStopping) => cause switch
    {
        ApiException known => (known.Code, known.Message),
        AccountRejectedException refused => (ErrorCodes.ForAccount(refused.Problem), refused.Message),
        BadHttpRequestException bad => (ErrorCodes.ForStatus(bad.StatusCode), ErrorCodes.ForStatus(bad.StatusCode).Sentence),
        UnknownSessionException => (ErrorCodes.SessionNotFound, ErrorCodes.SessionNotFound.Sentence),
        StoreUnavailableException { IsDiskFull: true } => (ErrorCodes.StorageFull, ErrorCodes.StorageFull.Sentence),
        StoreUnavailableException => (ErrorCodes.StoreUnavailable, ErrorCodes.StoreUnavailable.Sentence),
        DecoderUnavailableException => (ErrorCodes.DecoderMissing, ErrorCodes.DecoderMissing.Sentence),
        OperationCanceledException when isStopping => (ErrorCodes.ShuttingDown, ErrorCodes.ShuttingDown.Sentence),
        _ => (ErrorCodes.Internal, ErrorCodes.Internal.Sentence),
    };
}
