using System.Buffers;
using Aikynetix.Pose;

namespace Aikynetix.Inference.Crop;

/// <summary>One frame with its smaller copies, made on demand and shared by all models that look at the frame.</summary>
/// <remarks>A region much larger than a model's input would alias if it were sampled sparsely; the copies are its prefilter.</remarks>
internal sealed class Picture : IDisposable
{
    private const int MaxLevel = 5;

    private readonly PictureLevel[] _levels = new PictureLevel[MaxLevel + 1];
    private readonly byte[]?[] _buffers = new byte[]?[MaxLevel + 1];
    private readonly Lock _gate = new();
    private int _made;

    /// <summary>Looks at a frame, which must outlive this object.</summary>
    public Picture(VideoFrame frame)
    {
        (Width, Height, Color) = (frame.Width, frame.Height, new YuvToRgb(frame.Color));
        _levels[0] = new PictureLevel(frame.Pixels, frame.Width, frame.Height, frame.ChromaWidth, frame.ChromaHeight);
    }

    /// <summary>Width of the frame, pixels.</summary>
    public int Width { get; }

    /// <summary>Height of the frame, pixels.</summary>
    public int Height { get; }

    /// <summary>How the frame's numbers become RGB.</summary>
    public YuvToRgb Color { get; }

    /// <summary>How often to halve before sampling so that a step spans less than two pixels.</summary>
    /// <param name="step">Distance of two samples, pixels of the frame.</param>
    public static int LevelFor(float step) => step < 2 ? 0 : Math.Min(MaxLevel, (int)MathF.Log2(step));

    /// <summary>The frame halved <paramref name="level"/> times; may be asked for by several threads at once.</summary>
    public PictureLevel At(int level)
    {
        lock (_gate)
        {
            for (; _made < level; _made++)
            {
                var from = _levels[_made];
                var buffer = ArrayPool<byte>.Shared.Rent(HalfByteCount(from));
                _buffers[_made + 1] = buffer;
                _levels[_made + 1] = from.Halve(buffer);
            }

            return _levels[level];
        }
    }

    /// <summary>Gives the smaller copies' memory back.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            for (var i = 0; i < _buffers.Length; i++)
            {
                if (_buffers[i] is { } buffer) ArrayPool<byte>.Shared.Return(buffer);
                _buffers[i] = null;
            }

            _made = 0;
        }
    }

    private static int HalfByteCount(PictureLevel level) =>
        (((level.Width + 1) / 2) * ((level.Height + 1) / 2)) + (2 * ((level.ChromaWidth + 1) / 2) * ((level.ChromaHeight + 1) / 2));
}
