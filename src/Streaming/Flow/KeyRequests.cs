using Microsoft.Extensions.Logging;

namespace Aikynetix.Streaming.Flow;

/// <summary>Asks the present camera for a key picture, but not all the time. Safe to use from any thread.</summary>
/// <param name="interval">Least time between two requests to one camera.</param>
/// <param name="time">The clock of that.</param>
/// <param name="log">Told when a camera cannot be asked.</param>
internal sealed partial class KeyRequests(TimeSpan interval, TimeProvider time, ILogger log)
{
    private readonly Lock _lock = new();
    private Action? _request;
    private long? _asked;

    /// <summary>Requests go to this camera from now on.</summary>
    public void Turn(Action request)
    {
        lock (_lock) (_request, _asked) = (request, null);
    }

    /// <summary>Asks, unless that was done a moment ago.</summary>
    public void Ask()
    {
        Action? request;
        lock (_lock)
        {
            if (_asked is { } asked && time.GetElapsedTime(asked) < interval) return;
            (_asked, request) = (time.GetTimestamp(), _request);
        }

        try
        {
            request?.Invoke();
        }
        catch (Exception exception)
        {
            LogFailure(exception);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The camera could not be asked for a key picture")]
    private partial void LogFailure(Exception exception);
}
