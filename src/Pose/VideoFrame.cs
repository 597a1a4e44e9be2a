using System.Buffers;

namespace Aikynetix.Pose;

/// <summary>One upright picture as planar YUV 4:2:0 in a rented buffer; it has one owner at a time, who disposes it once.</summary>
public sealed class VideoFrame : IDisposable
{
    private byte[]? _buffer;

    /// <summary>Rents a buffer for a picture of the given size; its content is undefined until <see cref="Pixels"/> is filled.</summary>
    /// <param name="width">Pixels, 1 or more.</param>
    /// <param name="height">Pixels, 1 or more.</param>
    /// <param name="frameId">0, 1, 2 … within the capture.</param>
    /// <param name="time">Presentation time relative to the first frame of the capture.</param>
    /// <param name="color">How the numbers become RGB.</param>
    /// <param name="received">Monotonic timestamp (<see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>) of arrival.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is less than one pixel.</exception>
    public VideoFrame(int width, int height, long frameId, TimeSpan time, YuvColor color, long received)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        (Width, Height, FrameId, Time, Color, Received) = (width, height, frameId, time, color, received);
        _buffer = ArrayPool<byte>.Shared.Rent(ByteCount(width, height));
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>0, 1, 2 … within the capture.</summary>
    public long FrameId { get; }

    /// <summary>Presentation time relative to the first frame of the capture.</summary>
    public TimeSpan Time { get; }

    /// <summary>How the numbers become RGB.</summary>
    public YuvColor Color { get; }

    /// <summary>Monotonic timestamp of arrival.</summary>
    public long Received { get; }

    /// <summary>Width of a chroma plane: half of <see cref="Width"/>, rounded up.</summary>
    public int ChromaWidth => (Width + 1) / 2;

    /// <summary>Height of a chroma plane: half of <see cref="Height"/>, rounded up.</summary>
    public int ChromaHeight => (Height + 1) / 2;

    /// <summary>All three planes back to back without padding: Y, then U, then V.</summary>
    /// <exception cref="ObjectDisposedException">The frame was given back.</exception>
    public Memory<byte> Pixels => Buffer.AsMemory(0, ByteCount(Width, Height));

    /// <summary>Luma, <see cref="Width"/> × <see cref="Height"/> bytes, row by row.</summary>
    public ReadOnlySpan<byte> Y => Buffer.AsSpan(0, Width * Height);

    /// <summary>First chroma plane, <see cref="ChromaWidth"/> × <see cref="ChromaHeight"/> bytes, row by row.</summary>
    public ReadOnlySpan<byte> U => Buffer.AsSpan(Width * Height, ChromaWidth * ChromaHeight);

    /// <summary>Second chroma plane, <see cref="ChromaWidth"/> × <see cref="ChromaHeight"/> bytes, row by row.</summary>
    public ReadOnlySpan<byte> V => Buffer.AsSpan((Width * Height) + (ChromaWidth * ChromaHeight), ChromaWidth * ChromaHeight);

    private byte[] Buffer => _buffer ?? throw new ObjectDisposedException(nameof(VideoFrame));

    /// <summary>Bytes that a picture of this size takes.</summary>
    public static int ByteCount(int width, int height) => checked((width * height) + (2 * ((width + 1) / 2) * ((height + 1) / 2)));

    /// <summary>Gives the buffer back; a second call does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } buffer) ArrayPool<byte>.Shared.Return(buffer);
    }
}
