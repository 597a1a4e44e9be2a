namespace Aikynetix.EdgeClient;

/// <summary>What the command line says.</summary>
/// <param name="Server">Where the server listens for gRPC.</param>
/// <param name="Key">API key.</param>
/// <param name="Input">A video file, or a camera such as /dev/video0.</param>
/// <param name="Exercise">snatch, clean or clean_and_jerk.</param>
/// <param name="Stream">Name of the stream.</param>
/// <param name="User">The athlete; empty for the holder of the key.</param>
internal sealed record EdgeSettings(Uri Server, string Key, string Input, string Exercise, string Stream, string User)
{
    public const string Usage = """
        EdgeClient --key KEY --input FILE|/dev/video0 [--server http://localhost:8081] [--exercise clean] [--stream NAME] [--user ID]
        """;

    /// <summary>Reads the command line; null when something is missing or unknown.</summary>
    public static EdgeSettings? Parse(string[] args)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < args.Length; index += 2)
        {
            if (index + 1 == args.Length || args[index] is not ("--server" or "--key" or "--input" or "--exercise" or "--stream" or "--user")) return null;
            given[args[index]] = args[index + 1];
        }

        string Of(string name, string otherwise) => given.GetValueOrDefault(name, otherwise);
        return given.TryGetValue("--input", out var input) && given.TryGetValue("--key", out var key)
            && Uri.TryCreate(Of("--server", "http://localhost:8081"), UriKind.Absolute, out var server)
            ? new EdgeSettings(server, key, input, Of("--exercise", "clean"), Of("--stream", Environment.MachineName), Of("--user", ""))
            : null;
    }
}
