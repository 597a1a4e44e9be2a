using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Aikynetix.Grpc.Server;
using Aikynetix.Grpc.Wire;
using Aikynetix.Protos.Health.V1;
using ServingStatus = Aikynetix.Protos.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Aikynetix.Grpc.Health;

/// <summary>Whether the server and each of its services serve: set by the host, asked and watched through <c>grpc.health.v1</c>.</summary>
public sealed class GrpcHealth
{
    private readonly Lock _gate = new();
    private ImmutableDictionary<string, ServingStatus> _statuses = ImmutableDictionary<string, ServingStatus>.Empty;
    private TaskCompletionSource _changed = NewChange();

    /// <summary>Says how a service stands, and tells who watches it.</summary>
    /// <param name="service">Full name of the service; empty for the server as a whole.</param>
    /// <param name="serves">Whether it takes calls.</param>
    public void Set(string service, bool serves)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _statuses = _statuses.SetItem(service, serves ? ServingStatus.Serving : ServingStatus.NotServing);
            (changed, _changed) = (_changed, NewChange());
        }

        changed.SetResult();
    }

    internal Task<HealthCheckResponse> CheckAsync(HealthCheckRequest request, ServerCall call) =>
        _statuses.TryGetValue(request.Service, out var status)
            ? Task.FromResult(new HealthCheckResponse { Status = status })
            : throw new RpcException(StatusCode.NotFound, "There is no service of this name.");

    // Reads the newest state whenever it is ready again: nothing is queued for a slow watcher.
    internal async IAsyncEnumerable<HealthCheckResponse> WatchAsync(
        HealthCheckRequest request, ServerCall call, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ServingStatus? told = null;
        while (true)
        {
            Task change;
            ServingStatus status;
            lock (_gate)
            {
                change = _changed.Task;
                status = _statuses.GetValueOrDefault(request.Service, ServingStatus.ServiceUnknown);
            }

            if (status != told) yield return new HealthCheckResponse { Status = status };
            told = status;
            await change.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
