using Aikynetix.Pose;
using Aikynetix.TestKit.Live;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aikynetix.WebRtc.UnitTests.Session;

/// <summary>Stacks that others wrote stream through the real server: their ICE, their DTLS, their SRTP.</summary>
public sealed class ForeignCameraTests : IAsyncDisposable
{
    private readonly CollectingSink _sink = new();
    private readonly CancellationTokenSource _patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly WebRtcServer _server = new(
        Options.Create(new WebRtcOptions { Port = 0, Addresses = ["127.0.0.1"] }), TimeProvider.System, NullLoggerFactory.Instance);

    public ForeignCameraTests()
    {
        _patience.CancelAfter(TimeSpan.FromSeconds(60));
        _server.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _patience.Dispose();
    }

    [Theory]
    [InlineData("vp8", 0)]
    [InlineData("h264", 0)]
    [InlineData("vp8", 0.05)]
    [InlineData("h264", 0.05)]
    public async Task Libdatachannel_streams(string codec, double loss)
    {
        var clip = CameraProcess.MakeClip(codec);
        try
        {
            using var camera = CameraProcess.LibDataChannel(clip, loss);
            var session = await StreamAsync(camera, 90);
            var frames = _sink.All.ToArray();
            Assert.True(frames[0].IsKey);
            Assert.All(frames, frame => Assert.Equal(codec == "vp8" ? VideoCodec.Vp8 : VideoCodec.H264, frame.Codec));
            Assert.Equal(frames.OrderBy(frame => frame.Time), frames);
            if (loss > 0) Assert.True(session.Statistics.Recovered > 0);
        }
        finally
        {
            File.Delete(clip);
        }
    }

    [Fact]
    public async Task Libdatachannel_makes_a_key_frame_when_asked()
    {
        var clip = CameraProcess.MakeClip("vp8");
        try
        {
            using var camera = CameraProcess.LibDataChannel(clip, 0);
            var session = await StreamAsync(camera, 40);
            var asked = _sink.All.Count(frame => frame.IsKey);
            session.RequestKeyFrame();
            // The clip has a key frame each second; the camera jumps to its first one, which shows as a key frame out of turn.
            while (_sink.All.Count(frame => frame.IsKey) == asked) await _sink.NextAsync(_patience.Token);
            camera.Leave();
            Assert.True((await camera.ReadAsync("key", _patience.Token)).GetProperty("key").GetInt32() > 0);
        }
        finally
        {
            File.Delete(clip);
        }
    }

    [Theory]
    [InlineData("vp8")]
    [InlineData("h264")]
    public async Task Aiortc_streams_and_leaves(string codec)
    {
        using var camera = CameraProcess.Aiortc(codec);
        var session = await StreamAsync(camera, 60);
        Assert.True(_sink.All.First().IsKey);
        camera.Leave();
        Assert.Equal(WebRtcEnd.ClosedByPeer, await session.Ended.WaitAsync(_patience.Token));
    }

    [Fact]
    public async Task Closing_reaches_a_foreign_camera()
    {
        var clip = CameraProcess.MakeClip("vp8");
        try
        {
            using var camera = CameraProcess.LibDataChannel(clip, 0);
            var session = await StreamAsync(camera, 5);
            session.Close();
            while ((await camera.ReadAsync("state", _patience.Token)).GetString() is not ("closed" or "disconnected"))
            {
            }
        }
        finally
        {
            File.Delete(clip);
        }
    }

    private async Task<WebRtcSession> StreamAsync(CameraProcess camera, int pictures)
    {
        var offer = (await camera.ReadAsync("offer", _patience.Token)).GetString()!;
        var session = _server.Accept(offer, _sink);
        await camera.AnswerAsync(session.Answer, _patience.Token);
        for (var count = 0; count < pictures; count++) await _sink.NextAsync(_patience.Token);
        Assert.True(session.IsConnected);
        return session;
    }
}
