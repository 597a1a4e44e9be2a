using Aikynetix.Gateway.Errors;

namespace Aikynetix.Gateway.Auth;

/// <summary>Lets requests with the same <see cref="IdempotencyKey"/> make their decision one after the other.</summary>
internal sealed class IdempotencyTurns
{
    // Longer than most uploads; who waited in vain tries again and then finds what was made.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, Gate> _gates = new(StringComparer.Ordinal);

    /// <summary>Waits for the turn; dispose what comes back to let the next one in.</summary>
    /// <exception cref="ApiException">The one before takes too long.</exception>
    public async Task<IDisposable> EnterAsync(IdempotencyKey key, CancellationToken cancellationToken)
    {
        var name = key.Id(0);
        Gate? gate;
        lock (_gates)
        {
            if (!_gates.TryGetValue(name, out gate)) _gates[name] = gate = new Gate();
            gate.Users++;
        }

        var entered = false;
        try
        {
            entered = await gate.Free.WaitAsync(Patience, cancellationToken);
            return entered ? new Turn(this, name, gate) : throw new ApiException(ErrorCodes.RequestInProgress);
        }
        finally
        {
            if (!entered) Leave(name, gate);
        }
    }

    private void Leave(string name, Gate gate)
    {
        lock (_gates)
        {
            if (--gate.Users > 0) return;
            _gates.Remove(name);
            gate.Free.Dispose();
        }
    }

    private sealed class Gate
    {
        public SemaphoreSlim Free { get; } = new(1);

        public int Users { get; set; }
    }

    private sealed class Turn(IdempotencyTurns turns, string name, Gate gate) : IDisposable
    {
        public void Dispose()
        {
            gate.Free.Release();
            turns.Leave(name, gate);
        }
    }
}
