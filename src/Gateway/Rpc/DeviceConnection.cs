using Aikynetix.Biomechanics.Live;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Ingest;
using Aikynetix.Gateway.Live;
using Aikynetix.Grpc.Calls;
using Aikynetix.Protos.Ingest.V1;

namespace Aikynetix.Gateway.Rpc;

/// <summary>One connection of a device to its capture: takes units in, and tells what was taken, what was seen and what is needed.</summary>
internal sealed class DeviceConnection : IDisposable
{
    private readonly LiveSession _session;
    private readonly IMessageWriter<StreamReply> _replies;
    private readonly DeviceClock _clock;
    private readonly LiveSource _source;
    private readonly LiveSubscription _updates;
    private readonly SemaphoreSlim _news = new(0, 1);
    private readonly Lock _gate = new();
    private bool _keyNeeded;
    private bool _isOver;

    /// <summary>Connects; a connection of the same device that still stands is replaced.</summary>
    /// <param name="session">The capture.</param>
    /// <param name="replies">Where the answers go.</param>
    /// <param name="clock">Places the device's clock on ours.</param>
    /// <param name="resumes">Whether the device goes on counting; one that starts counts from 1, even where its capture still runs.</param>
    /// <exception cref="ApiException">The capture has just ended.</exception>
    public DeviceConnection(LiveSession session, IMessageWriter<StreamReply> replies, DeviceClock clock, bool resumes)
    {
        (_session, _replies, _clock) = (session, replies, clock);
        _source = session.Attach(RequestKey, resumes) ?? throw new ApiException(ErrorCodes.NotLive, "The capture has ended; begin a new one.");
        _updates = session.Feed.Subscribe();
    }

    /// <summary>Fires when another connection took over, or the capture has ended.</summary>
    public CancellationToken Replaced => _source.Replaced;

    /// <summary>Tells the device what it needs to know before it sends.</summary>
    public ValueTask GreetAsync(CancellationToken cancellationToken)
    {
        var started = new Started { SessionId = _session.Id, ResumeToken = _session.ResumeToken, LastSequence = _session.LastSequence };
        started.AngleNames.AddRange(LiveAngles.Names);
        return _replies.WriteAsync(new StreamReply { Started = started }, cancellationToken);
    }

    /// <summary>Takes units until the device ends or breaks off, or the capture ends.</summary>
    /// <returns>What the device said last.</returns>
    /// <exception cref="ApiException">A message is out of place, or another connection has taken over.</exception>
    public async Task<DeviceWord> TakeAsync(IAsyncEnumerator<StreamRequest> messages, CancellationToken ended)
    {
        try
        {
            while (await messages.MoveNextAsync())
            {
                if (messages.Current.MessageCase == StreamRequest.MessageOneofCase.End) return DeviceWord.End;
                Take(messages.Current.Unit ?? throw new ApiException(ErrorCodes.BadRequest, "After start come units, then end."));
            }

            return DeviceWord.Nothing;
        }
        catch (OperationCanceledException) when (Replaced.IsCancellationRequested && !ended.IsCancellationRequested)
        {
            if (_session.IsConnected) throw new ApiException(ErrorCodes.StreamTaken, "Another connection of this device has taken over.");
            return DeviceWord.Late;
        }
    }

    /// <summary>Tells what there is to tell until the connection or the capture is over.</summary>
    public Task TellAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(QuietAsync(FollowAsync(cancellationToken), cancellationToken), QuietAsync(AnswerAsync(cancellationToken), cancellationToken));

    /// <summary>Tells that the capture is over.</summary>
    public ValueTask PartAsync(CancellationToken cancellationToken) =>
        _replies.WriteAsync(new StreamReply { Ended = new Ended { SessionId = _session.Id, Ledger = LiveMessages.Ledger(_session.Ledger) } }, cancellationToken);

    /// <summary>Disconnects; the capture waits for the device to come back.</summary>
    public void Dispose()
    {
        _source.Dispose();
        _updates.Dispose();
        _isOver = true;
        Wake();
    }

    private void Take(AccessUnit unit)
    {
        if (unit.Data.IsEmpty) throw new ApiException(ErrorCodes.FieldInvalid, "A unit holds a compressed picture.");
        _source.OnFrame(_clock.Place(unit), unit.Sequence);
        Wake();
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        while (await _updates.NextAsync(cancellationToken) is { } update)
        {
            await _replies.WriteAsync(
                update.Cue is { } cue
                    ? new StreamReply { Cue = LiveMessages.Cue(cue) }
                    : new StreamReply { Frame = LiveMessages.Frame(update.Frame!, update.Skipped) },
                cancellationToken);
        }

        _isOver = true;
        Wake();
    }

    // Answers what has changed since the last answer: a slow line hears less often, never late.
    private async Task AnswerAsync(CancellationToken cancellationToken)
    {
        var (told, advised) = (0ul, 0.0);
        while (!_isOver)
        {
            await _news.WaitAsync(cancellationToken);
            var (taken, rate) = (_session.LastSequence, Math.Round(_session.Statistics.AnalyzedPerSecond));
            if (taken != told) await _replies.WriteAsync(new StreamReply { Acknowledged = new Acknowledged { LastSequence = taken } }, cancellationToken);
            var keyNeeded = Interlocked.Exchange(ref _keyNeeded, false);
            if (keyNeeded || Math.Abs(rate - advised) >= 2)
            {
                await _replies.WriteAsync(new StreamReply { Advice = new Advice { FramesPerSecond = rate, KeyNeeded = keyNeeded } }, cancellationToken);
                advised = rate;
            }

            told = taken;
        }
    }

    private void RequestKey()
    {
        Volatile.Write(ref _keyNeeded, true);
        Wake();
    }

    private void Wake()
    {
        lock (_gate)
        {
            if (_news.CurrentCount == 0) _news.Release();
        }
    }

    // How the connection ended is for the taking side to say.
    private static async Task QuietAsync(Task telling, CancellationToken cancellationToken)
    {
        try
        {
            await telling;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }
}
