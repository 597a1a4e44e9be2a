using System.Globalization;
using System.Text;
using Aikynetix.Gateway.Live;
using Aikynetix.Sessions.Work;

namespace Aikynetix.Gateway.Health;

/// <summary>Writes what a monitor wants to know in the text format of Prometheus, version 0.0.4.</summary>
internal sealed class MetricsPage(WorkLoad work, LiveDirectory live, RequestCounts requests)
{
    /// <summary>The content type of the page.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>The page as of now.</summary>
    public async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        var page = new StringBuilder();
        var load = await work.CountAsync(cancellationToken);
        Head(page, "aikynetix_work", "gauge", "Analyses and other durable work by kind and state.");
        foreach (var (kind, waiting, atWork) in load)
        {
            Row(page, "aikynetix_work", waiting, ("kind", kind), ("state", "waiting"));
            Row(page, "aikynetix_work", atWork, ("kind", kind), ("state", "running"));
        }

        var feeds = live.All();
        Single(page, "aikynetix_live_captures", "gauge", "Live captures that run now.", feeds.Count);
        Single(page, "aikynetix_live_viewers", "gauge", "Viewers of live captures.", feeds.Sum(feed => feed.Viewers));
        Requests(page);
        Process(page);
        return page.ToString();
    }

    private void Requests(StringBuilder page)
    {
        var all = requests.All.ToList();
        Head(page, "http_server_request_duration_seconds", "summary", "Answered requests by method, route and status, and the seconds that they took.");
        foreach (var ((method, route, status), count, seconds) in all)
        {
            (string, string)[] labels = [("method", method), ("route", route), ("status", status)];
            Row(page, "http_server_request_duration_seconds_count", count, labels);
            Row(page, "http_server_request_duration_seconds_sum", seconds, labels);
        }
    }

    private static void Process(StringBuilder page)
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        Single(page, "process_resident_memory_bytes", "gauge", "Memory that the process holds.", process.WorkingSet64);
        Single(page, "process_cpu_seconds_total", "counter", "Processor time that it has used.", process.TotalProcessorTime.TotalSeconds);
        Single(page, "process_start_time_seconds", "gauge", "When it began, seconds since 1970.", new DateTimeOffset(process.StartTime).ToUnixTimeSeconds());
        Single(page, "dotnet_gc_heap_size_bytes", "gauge", "Managed memory in use.", GC.GetTotalMemory(forceFullCollection: false));
    }

    private static void Single(StringBuilder page, string name, string type, string help, double value)
    {
        Head(page, name, type, help);
        Row(page, name, value);
    }

    private static void Head(StringBuilder page, string name, string type, string help) =>
        page.Append("# HELP ").Append(name).Append(' ').Append(help).Append("\n# TYPE ").Append(name).Append(' ').Append(type).Append('\n');

    private static void Row(StringBuilder page, string name, double value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        page.Append(name);
        for (var i = 0; i < labels.Length; i++)
            page.Append(i == 0 ? '{' : ',').Append(labels[i].Name).Append("=\"").Append(Escaped(labels[i].Value)).Append('"');
        if (labels.Length > 0) page.Append('}');
        page.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Escaped(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
