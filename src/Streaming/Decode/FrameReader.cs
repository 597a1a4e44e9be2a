using System.Diagnostics;
using Aikynetix.Pose;

namespace Aikynetix.Streaming.Decode;

/// <summary>Turns the pictures of one decode into frames: numbered, timed from the first, held against the limits.</summary>
/// <param name="pictures">What the decoder puts out.</param>
/// <param name="info">The size and colors that were asked of it.</param>
/// <param name="options">The limits.</param>
internal sealed class FrameReader(NutReader pictures, MediaInfo info, StreamingOptions options)
{
    private long? _firstTime;

    /// <summary>Time as stored from which times count; null counts from the first picture that comes.</summary>
    public TimeSpan? First { get; init; }

    /// <summary>Frames so far.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the decoder's output ended in the middle of something.</summary>
    public bool BrokeOff { get; private set; }

    /// <summary>The next frame, which the caller owns; null at the end.</summary>
    /// <exception cref="MediaRejectedException">The clip is longer than is allowed.</exception>
    /// <exception cref="InvalidDataException">The decoder put out something else than was asked of it.</exception>
    public async ValueTask<VideoFrame?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await pictures.NextAsync(cancellationToken).ConfigureAwait(false) is { } picture)
            {
                return await ReadAsync(picture.Time, picture.Size, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (EndOfStreamException)
        {
            BrokeOff = true;
        }

        // A decoder that was killed looks like one that has finished.
        cancellationToken.ThrowIfCancellationRequested();
        return null;
    }

    private async ValueTask<VideoFrame> ReadAsync(long pictureTime, int size, CancellationToken cancellationToken)
    {
        var header = pictures.Header;
        if (header.Width != info.Width || header.Height != info.Height || size != VideoFrame.ByteCount(info.Width, info.Height))
        {
            throw new InvalidDataException($"The decoder put out {size} bytes for a picture of {info.Width}×{info.Height}.");
        }

        _firstTime ??= First is { } stored ? Units(stored, header) : pictureTime;
        if (Count == options.MaxFrames) throw Admission.TooManyFrames(options.MaxFrames);
        var time = TimeOf(pictureTime - _firstTime.Value, header);
        if (time > info.MayLast) throw Admission.TooLong(time, info.MayLast);

        var frame = new VideoFrame(info.Width, info.Height, Count, time, info.Color, Stopwatch.GetTimestamp());
        try
        {
            await pictures.ReadPictureAsync(frame.Pixels, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            frame.Dispose();
            throw;
        }

        Count++;
        return frame;
    }

    private static long Units(TimeSpan time, NutHeader header)
    {
        var (scaled, whole) = ((Int128)time.Ticks * header.TimeDenominator, (Int128)header.TimeNumerator * TimeSpan.TicksPerSecond);
        return (long)((scaled + (whole / 2)) / whole);
    }

    // To the nearest 100 ns, in whole numbers: no unit of time in use (1/15360 s, 1/90000 s …) is exact in floating point.
    private static TimeSpan TimeOf(long units, NutHeader header)
    {
        var scaled = (Int128)units * header.TimeNumerator * TimeSpan.TicksPerSecond;
        var ticks = (scaled + (header.TimeDenominator / 2)) / header.TimeDenominator;
        return ticks < TimeSpan.MaxValue.Ticks ? TimeSpan.FromTicks((long)ticks) : TimeSpan.MaxValue;
    }
}
