using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Aikynetix.Gateway.Health;

/// <summary>Counts answered requests by method, route and status, as the framework measures them; a route is a template, so their number is bounded.</summary>
internal sealed class RequestCounts : IDisposable
{
    private const string Meter = "Microsoft.AspNetCore.Hosting";
    private const string Instrument = "http.server.request.duration";
    private const string Unknown = "none";

    private readonly ConcurrentDictionary<(string Method, string Route, string Status), RequestCount> _counts = new();
    private readonly MeterListener _listener = new();

    public RequestCounts()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Meter && instrument.Name == Instrument) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => Add(seconds, tags));
        _listener.Start();
    }

    /// <summary>Everything counted so far, in order.</summary>
    public IEnumerable<((string Method, string Route, string Status) Request, long Count, double Seconds)> All =>
        _counts.OrderBy(one => one.Key).Select(one => (one.Key, one.Value.Count, one.Value.Seconds));

    /// <inheritdoc />
    public void Dispose() => _listener.Dispose();

    private void Add(double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (method, route, status) = (Unknown, Unknown, Unknown);
        foreach (var (name, value) in tags)
        {
            switch (name)
            {
                case "http.request.method":
                    method = value?.ToString() ?? Unknown;
                    break;
                case "http.route":
                    route = value?.ToString() ?? Unknown;
                    break;
                case "http.response.status_code":
                    status = value?.ToString() ?? Unknown;
                    break;
            }
        }

        _counts.GetOrAdd((method, route, status), _ => new RequestCount()).Add(seconds);
    }
}
