using System.Diagnostics;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.Ingest;
using Aikynetix.Gateway.Live;
using Aikynetix.Pose;
using Aikynetix.Sessions.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Ingest;

/// <summary>A camera without a network: opens a capture and hands it units, one after the other has been seen.</summary>
internal sealed class LiveCamera : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1.0 / ScriptedLifter.FramesPerSecond);

    private readonly byte[][] _units;
    private readonly LiveSubscription _updates;
    private LiveSource _source;
    private int _next;

    private LiveCamera(LiveSession session, byte[][] units)
    {
        (Session, _units) = (session, units);
        _source = session.Attach(() => { }, resumes: true)!;
        _updates = session.Feed.Subscribe();
    }

    public LiveSession Session { get; }

    public LiveSource Source => _source;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Caller Caller(string key = "key-1") => new(key, AccountRole.Admin, null);

    public static LiveRequest Request(string stream) => LiveRequest.Of(stream, [KeyValuePair.Create("user_id", AccountJournal.DemoUser)]);

    public static Task<LiveSession> OpenAsync(GatewayHost host, string stream, string key = "key-1") =>
        host.Services.GetRequiredService<LiveIntake>().OpenAsync(Request(stream), "test", Caller(key), Token);

    public static async Task<LiveCamera> ConnectAsync(GatewayHost host, string stream, int units = 80, string key = "key-1") =>
        new(await OpenAsync(host, stream, key), await Clips.UnitsAsync(units));

    /// <summary>Sends the next units, each as soon as the one before has come to a viewer.</summary>
    public async Task SendAsync(int count)
    {
        for (var last = _next + count; _next < last; _next++)
        {
            Offer();
            while (await _updates.NextAsync(Token) is { Cue: not null })
            {
            }
        }
    }

    /// <summary>Sends the next unit and waits for nothing.</summary>
    public void OfferNext()
    {
        Offer();
        _next++;
    }

    /// <summary>Comes back over a new connection, whose clock begins anew; the next unit can be decoded alone.</summary>
    public void Reconnect()
    {
        _source = Session.Attach(() => { }, resumes: true)!;
        _next = (_next + 9) / 10 * 10;
    }

    public void Leave() => _source.Dispose();

    public void Dispose() => _updates.Dispose();

    private void Offer()
    {
        var now = Stopwatch.GetTimestamp();
        _source.OnFrame(new EncodedFrame(VideoCodec.H264, _units[_next % _units.Length], _next % 10 == 0, _next * Interval, now, now));
    }
}
