namespace Aikynetix.Biomechanics.Bar;

/// <summary>Working memory of one thread's plate search: grows to the largest picture seen and is then reused.</summary>
internal sealed class PlateScratch
{
    [ThreadStatic]
    private static PlateScratch? _current;

    private ushort[] _columns = [];
    private float[] _luma = [];
    private float[] _row = [];
    private float[] _gradientX = [];
    private float[] _gradientY = [];
    private float[] _strength = [];
    private int[] _votes = [];
    private int[] _otherVotes = [];

    /// <summary>The memory of the calling thread.</summary>
    public static PlateScratch Current => _current ??= new PlateScratch();

    /// <summary>Room for column sums; content undefined.</summary>
    public Span<ushort> Columns(int length) => Room(ref _columns, length);

    /// <summary>Room for the shrunken luma; content undefined.</summary>
    public Span<float> Luma(int length) => Room(ref _luma, length);

    /// <summary>Room for rows under way; content undefined.</summary>
    public Span<float> Row(int length) => Room(ref _row, length);

    /// <summary>Room for horizontal gradients; content undefined.</summary>
    public Span<float> GradientX(int length) => Room(ref _gradientX, length);

    /// <summary>Room for vertical gradients; content undefined.</summary>
    public Span<float> GradientY(int length) => Room(ref _gradientY, length);

    /// <summary>Room for gradient magnitudes; content undefined.</summary>
    public Span<float> Strength(int length) => Room(ref _strength, length);

    /// <summary>Room for votes; content undefined.</summary>
    public Span<int> Votes(int length) => Room(ref _votes, length);

    /// <summary>Room for votes of the other polarity, then for smoothing; content undefined.</summary>
    public Span<int> OtherVotes(int length) => Room(ref _otherVotes, length);

    private static Span<T> Room<T>(ref T[] array, int length)
    {
        if (array.Length < length) array = new T[length];
        return array.AsSpan(0, length);
    }
}
