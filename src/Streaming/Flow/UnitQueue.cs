using Aikynetix.Pose;

namespace Aikynetix.Streaming.Flow;

/// <summary>
/// Units that wait for the decoder, bounded in number and bytes. When there is no room everything up to the next key unit goes, for what
/// refers to a lost picture is of no use. Safe to call from any thread.
/// </summary>
/// <param name="maxUnits">Units that may wait.</param>
/// <param name="maxBytes">Bytes that may wait.</param>
/// <param name="dropped">Told the cause of each unit that goes.</param>
internal sealed class UnitQueue(int maxUnits, long maxBytes, Action<string> dropped)
{
    private readonly Lock _lock = new();
    private readonly Queue<PlacedUnit> _waiting = new();
    private long _bytes;
    private bool _awaitsKey = true;
    private VideoCodec? _codec;

    /// <summary>Whether something waits at this moment.</summary>
    public bool HasWaiting
    {
        get
        {
            lock (_lock) return _waiting.Count > 0;
        }
    }

    /// <summary>Takes a unit in or drops it, and others with it.</summary>
    /// <returns>False when a key unit is needed to go on.</returns>
    public bool Add(PlacedUnit placed)
    {
        lock (_lock)
        {
            var unit = placed.Unit;
            if (placed.First || unit.Codec != _codec) _awaitsKey = true;
            _codec = unit.Codec;
            if (_awaitsKey && !unit.IsKey) return Lose(DropCause.AwaitingKey);

            while (_waiting.Count > 0 && !HasRoom(unit)) DropGroup();
            if (!HasRoom(unit)) return Lose(DropCause.QueueFull);
            if (_awaitsKey && !unit.IsKey) return Lose(DropCause.QueueFull);
            _awaitsKey = false;
            _waiting.Enqueue(placed);
            _bytes += unit.Data.Length;
            return true;
        }

        bool Lose(string cause)
        {
            _awaitsKey = true;
            dropped(cause);
            return false;
        }
    }

    /// <summary>Takes the next unit out.</summary>
    public bool TryTake(out PlacedUnit next)
    {
        lock (_lock)
        {
            if (!_waiting.TryDequeue(out next)) return false;
            _bytes -= next.Unit.Data.Length;
            return true;
        }
    }

    /// <summary>The unit taken last was lost: everything before the next key unit goes.</summary>
    /// <returns>False when no key unit waits.</returns>
    public bool SkipToKey()
    {
        lock (_lock)
        {
            while (_waiting.TryPeek(out var next))
            {
                if (next.Unit.IsKey) return true;
                Drop(DropCause.AwaitingKey);
            }

            _awaitsKey = true;
            return false;
        }
    }

    /// <summary>Drops everything.</summary>
    public void Abandon()
    {
        lock (_lock)
        {
            while (_waiting.Count > 0) Drop(DropCause.Abandoned);
        }
    }

    private bool HasRoom(EncodedFrame unit) => _waiting.Count < maxUnits && _bytes + unit.Data.Length <= maxBytes;

    // The oldest and what refers to it; what is left begins with a key unit, or else one must come first.
    private void DropGroup()
    {
        do Drop(DropCause.QueueFull);
        while (_waiting.TryPeek(out var next) && !next.Unit.IsKey);
        if (_waiting.Count == 0) _awaitsKey = true;
    }

    private void Drop(string cause)
    {
        _bytes -= _waiting.Dequeue().Unit.Data.Length;
        dropped(cause);
    }
}
