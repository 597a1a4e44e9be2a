using Aikynetix.Pose;

namespace Aikynetix.Inference.Tracking;

/// <summary>Lets at most a fixed number of model runs go on at once in the whole process: live captures first, each kind frame by frame.</summary>
/// <remarks>
/// Runs of the frame that was begun first go first: a frame that takes many runs would otherwise queue behind all other captures with
/// each of them. It is fair by frames, not by runs, because no capture has more than a few frames in flight: what a frame waits for are the
/// frames begun before it. Uploads get a seat now and then however many live captures wait.
/// </remarks>
internal sealed class RunScheduler
{
    // Of so many seats that become free while both kinds wait, the last one goes to an upload.
    private const int UploadTurn = 8;

    private readonly Lock _gate = new();
    private readonly PriorityQueue<TaskCompletionSource, (long Frame, long Arrival)> _live = new();
    private readonly PriorityQueue<TaskCompletionSource, (long Frame, long Arrival)> _uploads = new();
    private readonly int _seats;
    private long _frames;
    private long _arrivals;
    private int _free;
    private int _passedOver;

    /// <summary>Makes a scheduler.</summary>
    /// <param name="parallelRuns">Runs at once, 1 or more.</param>
    public RunScheduler(int parallelRuns) => _free = _seats = parallelRuns;

    /// <summary>Whether more live runs wait than there are seats: what is not urgent should not be asked for now.</summary>
    public bool IsCrowded
    {
        get
        {
            lock (_gate) return _live.Count > _seats;
        }
    }

    /// <summary>Begins a frame: the way to the seats for all its runs.</summary>
    public RunLane LaneOf(CapturePriority priority) => new(this, priority, Interlocked.Increment(ref _frames));

    /// <summary>Runs processor-bound work on a pool thread when a seat is free.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before the work began; work that has begun is always finished.</exception>
    public async Task<T> RunAsync<T>(RunLane lane, Func<T> work, CancellationToken cancellationToken)
    {
        await TakeSeatAsync(lane, cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(work, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            GiveSeatBack();
        }
    }

    private async Task TakeSeatAsync(RunLane lane, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_free > 0)
            {
                _free--;
                return;
            }

            (lane.Priority == CapturePriority.Live ? _live : _uploads).Enqueue(turn, (lane.Frame, _arrivals++));
        }

        await using var giveUp = cancellationToken.UnsafeRegister(
            static (waiting, token) => ((TaskCompletionSource)waiting!).TrySetCanceled(token), turn).ConfigureAwait(false);
        await turn.Task.ConfigureAwait(false);
    }

    private void GiveSeatBack()
    {
        lock (_gate)
        {
            // Who gave up waiting left a place in the queue that is skipped.
            while (NextInLine() is { } next)
            {
                if (next.TrySetResult()) return;
            }

            _free++;
        }
    }

    private TaskCompletionSource? NextInLine()
    {
        if (_live.Count > 0 && (_uploads.Count == 0 || ++_passedOver < UploadTurn)) return _live.Dequeue();
        _passedOver = 0;
        return _uploads.TryDequeue(out var upload, out _) ? upload : null;
    }
}
