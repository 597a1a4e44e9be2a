namespace Aikynetix.WebRtc.Receive;

/// <summary>Packets that came before their turn, held until the missing ones before them are here or given up.</summary>
internal sealed class HeldPackets
{
    /// <summary>How far ahead of its turn a packet may be.</summary>
    public const int Capacity = 2048;

    private readonly Slot?[] _slots = new Slot?[Capacity];
    private readonly Stack<Slot> _free = [];

    /// <summary>Holds a copy of a packet.</summary>
    public void Hold(long number, in MediaPacket packet)
    {
        var slot = _free.TryPop(out var used) ? used : new Slot();
        if (slot.Payload.Length < packet.Payload.Length) slot.Payload = new byte[Math.Max(1280, packet.Payload.Length)];
        packet.Payload.CopyTo(slot.Payload);
        (slot.PayloadType, slot.HasMarker, slot.Timestamp, slot.Received, slot.Length) =
            (packet.PayloadType, packet.HasMarker, packet.Timestamp, packet.Received, packet.Payload.Length);
        _slots[number % Capacity] = slot;
    }

    /// <summary>Whether this packet is held.</summary>
    public bool Contains(long number) => _slots[number % Capacity] is not null;

    /// <summary>Hands out a packet and forgets it; what it returns is valid until the next <see cref="Hold"/>.</summary>
    public MediaPacket Take(long number)
    {
        var slot = _slots[number % Capacity]!;
        _slots[number % Capacity] = null;
        _free.Push(slot);
        return new MediaPacket(slot.PayloadType, slot.HasMarker, slot.Timestamp, slot.Received, slot.Payload.AsSpan(0, slot.Length));
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Array.Clear(_slots);
        _free.Clear();
    }

    private sealed class Slot
    {
        public byte[] Payload { get; set; } = [];

        public int Length { get; set; }

        public int PayloadType { get; set; }

        public bool HasMarker { get; set; }

        public uint Timestamp { get; set; }

        public long Received { get; set; }
    }
}
