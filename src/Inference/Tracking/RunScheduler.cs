namespace Aikynetix.Inference.Tracking;

/// <summary>Lets at most a fixed number of model runs go on at once in the whole process, first come first served.</summary>
/// <remarks>
/// Serving in order of arrival is fair between captures because none has more runs waiting than its few frames in flight ask for:
/// a new capture's first run waits for one round of the others at most.
/// </remarks>
internal sealed class RunScheduler : IDisposable
{
    private readonly SemaphoreSlim _seats;

    /// <summary>Makes a scheduler.</summary>
    /// <param name="parallelRuns">Runs at once, 1 or more.</param>
    public RunScheduler(int parallelRuns) => _seats = new SemaphoreSlim(parallelRuns, parallelRuns);

    /// <summary>Runs processor-bound work on a pool thread when a seat is free.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before the work began; work that has begun is always finished.</exception>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _seats.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(work, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _seats.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _seats.Dispose();
}
