namespace Aikynetix.Streaming.Decode;

/// <summary>How long a decoder may keep us waiting, over one frame and in all; time in which nobody waits does not count.</summary>
internal sealed class Patience : IDisposable
{
    private readonly StreamingOptions _options;
    private readonly TimeProvider _time;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _either;
    private readonly CancellationTokenRegistration _kill;
    private TimeSpan _waited;

    /// <summary>Begins with all of the time left.</summary>
    /// <param name="options">The limits.</param>
    /// <param name="time">Clock of the limits.</param>
    /// <param name="kill">Ends the decoder, so that whoever waits for it goes on; called on a limit and on the caller's wish.</param>
    /// <param name="caller">The caller's wish.</param>
    public Patience(StreamingOptions options, TimeProvider time, Action kill, CancellationToken caller)
    {
        (_options, _time, _caller) = (options, time, caller);
        _limit = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(caller, _limit.Token);
        _kill = _either.Token.Register(kill);
    }

    /// <summary>Waits for one step of the decoder.</summary>
    /// <param name="step">The step; it ends soon after its token is canceled, by throwing.</param>
    /// <exception cref="MediaRejectedException">A limit was passed.</exception>
    public async ValueTask<T> WaitAsync<T>(Func<CancellationToken, ValueTask<T>> step)
    {
        var left = _options.MaxDecodeTime - _waited;
        var started = _time.GetTimestamp();
        try
        {
            _either.Token.ThrowIfCancellationRequested();
            _limit.CancelAfter(left < _options.StallTimeout ? TimeSpan.FromTicks(Math.Max(0, left.Ticks)) : _options.StallTimeout);
            var result = await step(_either.Token).ConfigureAwait(false);
            _limit.CancelAfter(Timeout.InfiniteTimeSpan);
            return result;
        }
        catch (OperationCanceledException) when (!_caller.IsCancellationRequested)
        {
            throw new MediaRejectedException(
                MediaProblem.TimedOut, "Decoding the video took too long. Export it as MP4 with H.264, or cut it to the movement.");
        }
        finally
        {
            _waited += _time.GetElapsedTime(started);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _kill.Dispose();
        _either.Dispose();
        _limit.Dispose();
    }
}
