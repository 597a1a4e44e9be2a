using Aikynetix.Pose;

namespace Aikynetix.Inference.Tracking;

/// <summary>Lets at most a fixed number of model runs go on at once in the whole process: live captures first, each kind in order of arrival.</summary>
/// <remarks>
/// Serving in order of arrival is fair between captures because none has more runs waiting than its few frames in flight ask for:
/// a new capture's first run waits for one round of the others at most. Uploads get a seat now and then however many live captures wait.
/// </remarks>
internal sealed class RunScheduler
{
    // Of so many seats that become free while both kinds wait, the last one goes to an upload.
    private const int UploadTurn = 8;

    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource> _live = new();
    private readonly Queue<TaskCompletionSource> _uploads = new();
    private int _free;
    private int _passedOver;

    /// <summary>Makes a scheduler.</summary>
    /// <param name="parallelRuns">Runs at once, 1 or more.</param>
    public RunScheduler(int parallelRuns) => _free = parallelRuns;

    /// <summary>The way to the seats for captures of one kind.</summary>
    public RunLane LaneOf(CapturePriority priority) => new(this, priority);

    /// <summary>Runs processor-bound work on a pool thread when a seat is free.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before the work began; work that has begun is always finished.</exception>
    public async Task<T> RunAsync<T>(CapturePriority priority, Func<T> work, CancellationToken cancellationToken)
    {
        await TakeSeatAsync(priority, cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(work, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            GiveSeatBack();
        }
    }

    private async Task TakeSeatAsync(CapturePriority priority, CancellationToken cancellationToken)
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

            (priority == CapturePriority.Live ? _live : _uploads).Enqueue(turn);
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
        return _uploads.TryDequeue(out var upload) ? upload : null;
    }
}
