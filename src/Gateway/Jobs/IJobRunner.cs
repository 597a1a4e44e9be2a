using Aikynetix.Sessions.Work;

namespace Aikynetix.Gateway.Jobs;

/// <summary>Socket for one kind of work beside the analyses: what it does must be safe to begin again.</summary>
internal interface IJobRunner
{
    /// <summary>The kind of jobs that it does, small letters.</summary>
    string Kind { get; }

    /// <summary>How many at once, 1 or more.</summary>
    int Concurrency { get; }

    /// <summary>Does one job.</summary>
    /// <param name="job">The job, its attempts counted with this one.</param>
    /// <param name="progress">Takes the share that is done, 0–1.</param>
    /// <param name="cancellationToken">Fires when the claim is lost or the server stops.</param>
    /// <returns>What came of it, JSON text; null where there is nothing to tell.</returns>
    /// <exception cref="JobFailure">It came to nothing, for good.</exception>
    /// <exception cref="JobPostponed">It came to nothing now; try again later.</exception>
    Task<string?> RunAsync(Job job, IProgress<double> progress, CancellationToken cancellationToken);
}
