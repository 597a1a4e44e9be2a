using System.Globalization;
using System.Text;
using Aikynetix.Biomechanics;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Frames;
using Aikynetix.Sessions.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aikynetix.Gateway.FunctionalTests.Exports;

/// <summary>Exports over a real socket: every format has its name and type, callers that leave take nothing with them, and several read at once.</summary>
public sealed class ExportApiTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("TRC", "text/tab-separated-values")]
    [InlineData("mot", "text/tab-separated-values")]
    [InlineData("c3d", "application/octet-stream")]
    [InlineData("parquet", "application/vnd.apache.parquet")]
    public async Task Every_format_is_what_the_writer_writes(string format, string type)
    {
        var analysis = ExportSample.Of("Jumping");
        var id = await StoreAsync(analysis);
        await using var host = await GatewayHost.StartAsync(_folder.Path, services: null);
        using var response = await host.GetAsync($"/jumping/sessions/{id}/export?format={format}");
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"countermovement_jump-{id}.{format.ToLowerInvariant()}", response.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        var body = await response.Content.ReadAsByteArrayAsync(Token);
        var expected = await ExportSample.WriteAsync(format, analysis, version: 1);
        // The metadata of a file also name the session, of which the writer alone knows nothing.
        if (format == "parquet") Assert.Equal(expected[..10_000], body[..10_000]);
        else Assert.Equal(Text(expected).Replace("scripted", "", StringComparison.Ordinal), Text(body).Replace("scripted", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Callers_that_leave_in_the_middle_leave_no_file_open()
    {
        var id = await StoreAsync(ExportSample.Long(200_000));
        await using var host = await GatewayHost.StartAsync(_folder.Path, services: null);
        foreach (var format in new[] { "json", "csv", "trc", "mot", "c3d", "parquet" })
        {
            await using var raw = await RawHttp.ConnectAsync(host.Address);
            await raw.SendAsync(string.Create(CultureInfo.InvariantCulture, $"GET /jumping/sessions/{id}/export/?format={format} HTTP/1.1\r\nHost: x\r\nAPI-KEY: {GatewayHost.AdminKey}\r\n\r\n"));
            await raw.ReadSomeAsync(1000);
            Assert.NotEqual(0, OpenBlobs(host));
            raw.Reset();
            while (OpenBlobs(host) > 0) await Task.Yield();
        }

        Assert.Equal(200_000, (await host.ReadAsync($"/jumping/sessions/{id}/export/")).GetProperty("all_timestamps").GetArrayLength());
    }

    [Fact]
    public async Task Several_read_the_same_session_at_once()
    {
        var analysis = ExportSample.Long(50_000);
        var id = await StoreAsync(analysis);
        await using var host = await GatewayHost.StartAsync(_folder.Path, services: null);
        var expected = Text(await ExportSample.WriteAsync("csv", analysis));
        var bodies = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var response = await host.GetAsync($"/jumping/sessions/{id}/export/?format=csv");
            return await response.Content.ReadAsStringAsync(Token);
        }));
        Assert.All(bodies, body => Assert.True(expected == body));
        Assert.Equal(0, OpenBlobs(host));
    }

    [Fact]
    public async Task A_block_that_changed_breaks_the_answer_off_and_is_not_passed_on()
    {
        var id = await StoreAsync(ExportSample.Long(100_000));
        await using var host = await GatewayHost.StartAsync(_folder.Path, services: null);
        var file = host.Blobs().Single(path => path.Contains("analyses", StringComparison.Ordinal));
        var bytes = await File.ReadAllBytesAsync(file, Token);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Token);
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var response = await host.GetAsync($"/jumping/sessions/{id}/export/?format=csv");
            await response.Content.ReadAsByteArrayAsync(Token);
        });
        Assert.Equal(0, OpenBlobs(host));
    }

    // A session as an analysis leaves it; its video is never asked for.
    private async Task<string> StoreAsync(MotionAnalysis analysis)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSessions(options => options.DataFolder = _folder.Path).BuildServiceProvider();
        foreach (var part in services.GetServices<IHostedService>()) await part.StartAsync(Token);
        var queue = services.GetRequiredService<AnalysisQueue>();
        var draft = new SessionDraft(
            Guid.NewGuid().ToString("N"), "Jumping", "Countermovement Jump", "x", "x", "x", "videos/x", "x.mp4", new MovementFacts(), [], "metric");
        await services.GetRequiredService<SessionJournal>().CreateAsync(draft, Token);
        var claim = await queue.ClaimAsync(Token);
        var blob = await services.GetRequiredService<AnalysisStore>().SaveAsync(claim, analysis, Token);
        var outcome = new AnalysisOutcome
        {
            ModelId = "scripted",
            Width = 1,
            Height = 1,
            Frames = await services.GetRequiredService<FrameJournal>().Record(claim.FramesStream).FinishAsync(Token),
            Received = 0,
            Analyzed = 0,
            Dropped = new Dictionary<string, long>(),
            AnalysisBlob = blob.Name,
            AnalysisSha256 = blob.Sha256,
            Summary = new Dictionary<string, double>(),
        };
        await queue.CompleteAsync(claim, outcome, Token);
        foreach (var part in services.GetServices<IHostedService>()) await part.StopAsync(Token);
        return draft.Id;
    }

    private static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    private static int OpenBlobs(GatewayHost host) => new DirectoryInfo("/proc/self/fd").EnumerateFileSystemInfos()
        .Count(file => file.LinkTarget?.StartsWith(Path.Combine(host.Data, "blobs", "analyses"), StringComparison.Ordinal) == true);
}
