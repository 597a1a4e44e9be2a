using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Listening;

/// <summary>Every address on which this server will listen, told from its settings.</summary>
/// <param name="Points">The addresses, those for everything first.</param>
internal sealed record ListeningPlan(IReadOnlyList<ListeningPoint> Points)
{
    /// <summary>The highest port there is.</summary>
    public const int HighestPort = 65535;

    /// <summary>Port of the first address without encryption, from which the others are counted; 0 when any free one is taken.</summary>
    public int HttpPort => Counted(Points)?.Port ?? 0;

    /// <summary>Whether nobody outside this machine can reach any of them.</summary>
    public bool IsLoopback => Points.All(point => point.IsLoopback);

    /// <summary>Plans the addresses.</summary>
    /// <param name="urls">The HTTP addresses, separated by semicolons.</param>
    /// <param name="options">What is listened on beside them.</param>
    /// <exception cref="OptionsValidationException">An address is none, or two of them want one port.</exception>
    public static ListeningPlan From(string urls, ListeningOptions options)
    {
        var points = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse).ToList();
        // An encrypted address negotiates HTTP/2 by itself; without encryption HTTP/2 needs a port of its own.
        if (Counted(points) is { } first)
        {
            var port = options.GrpcPort ?? (first.Port == 0 ? 0 : first.Port + 1);
            if (port > HighestPort) throw Wrong($"There is no port after {first.Port} for gRPC; set AIKY_GRPC_PORT.");
            points.Add(new ListeningPoint(ListeningKind.Grpc, first.Host, port, IsEncrypted: false));
        }

        if (options.Lan) points.Add(new ListeningPoint(ListeningKind.Lan, "*", options.LanPort, IsEncrypted: true));
        var twice = points.Where(point => point.Port != 0).GroupBy(point => point.Port).FirstOrDefault(group => group.Select(point => point.Kind).Distinct().Count() > 1);
        return twice is null ? new ListeningPlan(points) : throw Wrong($"Two addresses want port {twice.Key}. {twice.Last().Remedy}");
    }

    /// <summary>Why the server cannot listen, with the address that failed and how to change it.</summary>
    public string Explain(Exception failure)
    {
        var point = Points.FirstOrDefault(point => failure.Message.Contains($":{point.Port}:", StringComparison.Ordinal)) ?? Points[0];
        return $"The server cannot listen: {failure.Message.TrimEnd('.')}. {point.Remedy}";
    }

    private static ListeningPoint? Counted(IEnumerable<ListeningPoint> points) =>
        points.FirstOrDefault(point => point is { Kind: ListeningKind.Web, IsEncrypted: false } && !point.Host.StartsWith("unix:", StringComparison.Ordinal));

    private static ListeningPoint Parse(string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException cause)
        {
            throw Wrong($"'{url}' is no address to listen on: {cause.Message}");
        }

        if (address.Scheme is not ("http" or "https") || address.PathBase.Length > 0)
            throw Wrong($"'{url}' is no address to listen on; say http://HOST:PORT or https://HOST:PORT.");
        var isUnix = address.IsUnixPipe;
        return new ListeningPoint(ListeningKind.Web, isUnix ? "unix:" + address.UnixPipePath : address.Host, isUnix ? 0 : address.Port, address.Scheme == "https");
    }

    private static OptionsValidationException Wrong(string sentence) => new(ListeningOptions.Section, typeof(ListeningOptions), [sentence]);
}
