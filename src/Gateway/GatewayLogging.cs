namespace Aikynetix.Gateway;

/// <summary>Sets up the log: one line an entry, and no request lines, since those could hold a key.</summary>
internal static class GatewayLogging
{
    /// <summary>Configures the log.</summary>
    /// <param name="logging">What to configure.</param>
    /// <param name="isStarted">Whether the server runs by now.</param>
    public static void AddGatewayLogging(this ILoggingBuilder logging, Func<bool> isStarted)
    {
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

        // Why a start failed is told once and in a sentence by whoever started it, not with a stack trace by the host as well.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level >= LogLevel.Information && isStarted());

        // Its request lines hold the query and with it ?access_token=; no setting may bring them back.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
    }
}
