using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Work;

namespace Aikynetix.Gateway.Sessions;

/// <summary>Asks of a session that it has numbers to tell of, and says why where it has none.</summary>
internal static class FinishedSession
{
    /// <summary>Every error that <see cref="ResultOf"/> may answer.</summary>
    public static ErrorCode[] Errors { get; } = [ErrorCodes.SessionNotFinished, ErrorCodes.SessionFailed, ErrorCodes.CaptureInterrupted];

    /// <summary>The numbers of a session that is completed, broke off with some, or is being analyzed once more.</summary>
    /// <exception cref="ApiException">There are none yet, or none at all.</exception>
    public static AnalysisOutcome ResultOf(SessionView session)
    {
        if (session.Result is { } result && (session.Status is SessionStatus.Completed or SessionStatus.Interrupted || !session.IsProvisional)) return result;
        throw session.Status switch
        {
            SessionStatus.Failed => new ApiException(
                ErrorCodes.SessionFailed, $"The analysis of this session failed, so it has no numbers: {session.Error}"),
            SessionStatus.Interrupted => new ApiException(
                ErrorCodes.CaptureInterrupted, "The live capture broke off before anything could be measured."),
            SessionStatus.Live => new ApiException(
                ErrorCodes.SessionNotFinished, "This capture is still running; poll its status and ask again when it is completed."),
            _ => new ApiException(ErrorCodes.SessionNotFinished),
        };
    }
}
