using Aikynetix.Gateway.Errors;
using Microsoft.AspNetCore.SignalR;

namespace Aikynetix.Gateway.Live;

/// <summary>Limits how often one connection may ask the hub for something: each question looks up a key, and joining makes a snapshot.</summary>
/// <param name="time">The clock by which questions are counted.</param>
internal sealed class LiveThrottle(TimeProvider time) : IHubFilter
{
    /// <summary>Questions that a connection may ask at once: every capture that it may watch, left and joined again.</summary>
    public const int Burst = 4 * LiveHub.MaxWatched;

    /// <summary>Questions a second that it may ask in the long run.</summary>
    public const int PerSecond = 4;

    /// <inheritdoc />
    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        context.Context.Items[nameof(LiveThrottle)] = new Bucket(time.GetTimestamp());
        return next(context);
    }

    /// <inheritdoc />
    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next) =>
        ((Bucket)invocationContext.Context.Items[nameof(LiveThrottle)]!).TryTake(time)
            ? next(invocationContext)
            : throw new ApiException(ErrorCodes.RateLimited);

    private sealed class Bucket(long begun)
    {
        private readonly Lock _gate = new();
        private double _left = Burst;
        private long _filled = begun;

        public bool TryTake(TimeProvider time)
        {
            lock (_gate)
            {
                var now = time.GetTimestamp();
                _left = Math.Min(Burst, _left + time.GetElapsedTime(_filled, now).TotalSeconds * PerSecond);
                _filled = now;
                if (_left < 1) return false;
                _left--;
                return true;
            }
        }
    }
}
