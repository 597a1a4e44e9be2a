using Aikynetix.Protos.Ingest.V1;

namespace Aikynetix.EdgeClient;

/// <summary>Keeps units until the server has acknowledged them, so that a broken connection loses none that the memory has room for.</summary>
internal sealed class Outbox(int capacity)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<AccessUnit> _units = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ulong _last;
    private bool _isComplete;

    /// <summary>Numbers a unit and keeps it; when there is no room, the oldest go, up to the next with which decoding can begin.</summary>
    public void Add(AccessUnit unit)
    {
        lock (_gate)
        {
            unit.Sequence = ++_last;
            _units.AddLast(unit);
            if (_units.Count > capacity)
            {
                do _units.RemoveFirst();
                while (_units.First is { Value.Key: false });
            }

            Wake();
        }
    }

    /// <summary>Forgets what the server has.</summary>
    public void Acknowledge(ulong last)
    {
        lock (_gate)
        {
            while (_units.First?.Value.Sequence <= last) _units.RemoveFirst();
        }
    }

    /// <summary>Counts anew, for a server that knows nothing of the units that wait.</summary>
    public void Renumber()
    {
        lock (_gate)
        {
            _last = 0;
            foreach (var unit in _units) unit.Sequence = ++_last;
        }
    }

    /// <summary>Says that the camera has no more.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isComplete = true;
            Wake();
        }
    }

    /// <summary>The first unit after the given number, as soon as there is one; null when there will be none.</summary>
    public async ValueTask<AccessUnit?> NextAsync(ulong after, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_units.FirstOrDefault(unit => unit.Sequence > after) is { } next) return next;
                if (_isComplete) return null;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private void Wake()
    {
        _changed.TrySetResult();
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
