namespace Aikynetix.WebRtc.Srtp;

/// <summary>Which of the newest packet numbers of one stream were already seen (RFC 3711 §3.3.2).</summary>
internal sealed class ReplayWindow
{
    /// <summary>
    /// How many numbers back are remembered. The standard asks for 64; late originals of a lossy path come with up to a second's worth
    /// of packets behind, and a stream of 5 Mbit/s has five hundred a second.
    /// </summary>
    public const int Size = 1024;

    private readonly ulong[] _seen = new ulong[Size / 64];

    /// <summary>The greatest number seen so far; null before the first.</summary>
    public ulong? Newest { get; private set; }

    /// <summary>Whether this number is neither seen nor too old to tell.</summary>
    public bool IsFresh(ulong index)
    {
        if (Newest is not { } newest || index > newest) return true;
        return newest - index < Size && (Word(index) & Bit(index)) == 0;
    }

    /// <summary>Remembers a number; only what proved authentic belongs here.</summary>
    public void Add(ulong index)
    {
        if (Newest is not { } newest || index > newest)
        {
            Forget(Newest ?? index, index);
            Newest = index;
        }

        Word(index) |= Bit(index);
    }

    private static ulong Bit(ulong index) => 1UL << (int)(index % 64);

    private ref ulong Word(ulong index) => ref _seen[index / 64 % (Size / 64)];

    // The places between stand for numbers a whole window back: they become free.
    private void Forget(ulong from, ulong to)
    {
        if (to - from >= Size)
        {
            Array.Clear(_seen);
            return;
        }

        for (var index = from + 1; index <= to; index++) Word(index) &= ~Bit(index);
    }
}
