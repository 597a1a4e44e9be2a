using Aikynetix.Gateway.Analysis;
using Aikynetix.Inference.Models;
using Aikynetix.Streaming.Live;
using Aikynetix.WebRtc;

namespace Aikynetix.Gateway.Whip;

/// <summary>Makes the server ready for cameras: decoder, UDP port, model. A machine that cannot do live video still serves everything else.</summary>
internal sealed partial class WebRtcStart(WebRtcServer server, LiveReadiness readiness, IPoseModel model, ILogger<WebRtcStart> logger) : BackgroundService
{
    /// <inheritdoc />
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            LiveDecoding.Require();
            server.Start();
            readiness.Problem = null;
        }
        catch (Exception lacking) when (lacking is WebRtcUnavailableException or LiveDecoderUnavailableException)
        {
            readiness.Problem = lacking.Message;
            LogUnavailable(logger, lacking.Message);
        }

        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await server.DisposeAsync();
        await base.StopAsync(cancellationToken);
    }

    // Loaded before the first camera comes, which would else lose its first seconds.
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await model.GetLiveAsync(stoppingToken);
        }
        catch (ModelUnavailableException missing)
        {
            LogModelMissing(logger, missing.Message);
        }
    }

    [LoggerMessage(241, LogLevel.Warning, "No live video can come in: {Reason}")]
    private static partial void LogUnavailable(ILogger logger, string reason);

    [LoggerMessage(242, LogLevel.Warning, "No pose model for live video yet: {Reason}")]
    private static partial void LogModelMissing(ILogger logger, string reason);
}
