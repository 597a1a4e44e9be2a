using System.Collections.Concurrent;
using Aikynetix.Pose;
using Aikynetix.Streaming.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aikynetix.Streaming.UnitTests.Live;

/// <summary>A live capture between a scripted camera, decoder, pose model and sink, each of which goes on only when told to.</summary>
internal sealed class LiveScene : IPoseTracker, IPictureDecoder, IAsyncDisposable
{
    public const byte Good = 1;
    public const byte Spoiled = 2;
    public const byte NotShown = 3;
    private readonly SemaphoreSlim _decoding = new(0);
    private readonly Lock _lock = new();
    private readonly Queue<(VideoFrame Frame, TaskCompletionSource<PoseFrame> Result)> _waiting = new();

    public LiveScene(LiveOptions? options = null, int maxInFlight = 1, Func<LiveObservation, CancellationToken, ValueTask>? sink = null, PlateFinder? plates = null)
    {
        MaxInFlight = maxInFlight;
        Capture = new LiveCapture(
            this, plates, sink ?? Keep, null, options ?? new LiveOptions { QueueUnits = 5 }, Time, NullLogger.Instance, _ => this);
        Source = Capture.BeginSource(() => Interlocked.Increment(ref _keyRequests));
    }

    private int _keyRequests;
    private int _opened;

    public ManualTime Time { get; } = new();

    public LiveCapture Capture { get; }

    public int Source { get; set; }

    public int MaxInFlight { get; }

    public int MostInFlight { get; private set; }

    public int KeyRequests => Volatile.Read(ref _keyRequests);

    /// <summary>Whether the decoder waits for <see cref="LetDecode"/> before each unit.</summary>
    public bool HoldsDecoder { get; init; }

    /// <summary>Whether the model answers only at <see cref="Answer"/>.</summary>
    public bool HoldsTracker { get; init; }

    public ConcurrentQueue<VideoFrame> Frames { get; } = new();

    public ConcurrentQueue<LiveObservation> Sunk { get; } = new();

    public int Waiting
    {
        get
        {
            lock (_lock) return _waiting.Count;
        }
    }

    public void Offer(bool isKey, byte kind = Good, VideoCodec codec = VideoCodec.Vp8, TimeSpan? time = null, int bytes = 1)
    {
        var data = new byte[bytes];
        data[0] = kind;
        var now = Time.GetTimestamp();
        Capture.Offer(Source, new EncodedFrame(codec, data, isKey, time ?? TimeSpan.FromTicks(now), now, now));
    }

    public void LetDecode(int units = 1) => _decoding.Release(units);

    /// <summary>Lets the model answer its oldest picture.</summary>
    public bool Answer(Exception? failure = null)
    {
        lock (_lock)
        {
            if (!_waiting.TryDequeue(out var next)) return false;
            if (failure is not null) next.Result.TrySetException(failure);
            else next.Result.TrySetResult(PoseFrame.Empty(next.Frame.FrameId, next.Frame.Time));
            return true;
        }
    }

    public static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public long Dropped(string cause) => Capture.Ledger.Dropped.GetValueOrDefault(cause);

    public VideoFrame? Decode(EncodedFrame unit, long frameId, TimeSpan time)
    {
        Assert.Equal(1, Interlocked.Increment(ref _opened));
        try
        {
            if (HoldsDecoder) _decoding.Wait(TestContext.Current.CancellationToken);
            if (unit.Data.Span[0] == Spoiled) throw new InvalidDataException();
            if (unit.Data.Span[0] == NotShown) return null;
            var frame = new VideoFrame(4, 2, frameId, time, default, unit.Received);
            Frames.Enqueue(frame);
            return frame;
        }
        finally
        {
            Interlocked.Decrement(ref _opened);
        }
    }

    public Task<PoseFrame> EstimateAsync(VideoFrame frame, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _ = frame.Pixels;
            var result = new TaskCompletionSource<PoseFrame>();
            cancellationToken.Register(() => result.TrySetCanceled(cancellationToken));
            _waiting.Enqueue((frame, result));
            MostInFlight = Math.Max(MostInFlight, _waiting.Count);
            if (!HoldsTracker) Answer();
            return result.Task;
        }
    }

    public void Dispose()
    {
    }

    public async ValueTask DisposeAsync()
    {
        if (HoldsDecoder) LetDecode(1_000_000);
        await Capture.DisposeAsync();
        Assert.All(Frames, frame => Assert.Throws<ObjectDisposedException>(() => frame.Pixels));
        Assert.Equal(0, Capture.Ledger.InFlight);
        Assert.Equal(Sunk.Count, Capture.Ledger.Analyzed);
        Assert.InRange(MostInFlight, 0, MaxInFlight);
    }

    private ValueTask Keep(LiveObservation seen, CancellationToken cancellationToken)
    {
        Sunk.Enqueue(seen);
        return ValueTask.CompletedTask;
    }
}
