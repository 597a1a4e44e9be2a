using Aikynetix.WebRtc;

namespace Aikynetix.Gateway.Whip;

/// <summary>Opens the UDP port with the server; a machine that cannot do WebRTC still serves everything else.</summary>
internal sealed partial class WebRtcStart(WebRtcServer server, ILogger<WebRtcStart> logger) : IHostedService
{
    /// <summary>Why live video cannot come in, one sentence or two; null when it can.</summary>
    public string? Problem { get; private set; }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            server.Start();
        }
        catch (WebRtcUnavailableException lacking)
        {
            Problem = lacking.Message;
            LogUnavailable(logger, lacking.Message);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task StopAsync(CancellationToken cancellationToken) => await server.DisposeAsync();

    [LoggerMessage(241, LogLevel.Warning, "No live video can come in by WebRTC: {Reason}")]
    private static partial void LogUnavailable(ILogger logger, string reason);
}
