namespace Aikynetix.Gateway;

/// <summary>Sets up the log: one line an entry, and no request lines, since those could hold a key.</summary>
internal static class GatewayLogging
{
    /// <summary>Configures the log.</summary>
    public static void AddGatewayLogging(this ILoggingBuilder logging)
    {
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

        // Its request lines hold the query and with it ?access_token=; no setting may bring them back.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
    }
}
