using Aikynetix.Gateway.Jobs;
using Aikynetix.Sessions.Work;

namespace Aikynetix.Gateway.FunctionalTests.Jobs;

/// <summary>Does each job as a test says.</summary>
internal sealed class ScriptedRunner(Func<Job, IProgress<double>, CancellationToken, Task<string?>> script) : IJobRunner
{
    public string Kind => "test";

    public int Concurrency => 2;

    public Task<string?> RunAsync(Job job, IProgress<double> progress, CancellationToken cancellationToken) => script(job, progress, cancellationToken);
}
