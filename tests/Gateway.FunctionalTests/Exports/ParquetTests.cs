using System.Diagnostics;
using System.Text.Json;
using Aikynetix.Biomechanics;
using Aikynetix.Gateway.Exports;
using Aikynetix.Gateway.FunctionalTests.Running;

namespace Aikynetix.Gateway.FunctionalTests.Exports;

/// <summary>Parquet files, read by DuckDB and by hyparquet, say what the JSON says.</summary>
public sealed class ParquetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Activities => ExportSample.Activities;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Activities))]
    public async Task Columns_are_the_series(string activity)
    {
        var analysis = ExportSample.Of(activity);
        var read = await ReadAsync(analysis);
        var json = await ExportSample.JsonAsync(analysis);
        foreach (var reader in new[] { "duckdb", "hyparquet" })
        {
            var columns = read.GetProperty(reader).GetProperty("columns").EnumerateObject().ToDictionary(one => one.Name, one => Numbers(one.Value));
            Assert.Equal(json.Keys.Order(), columns.Keys.Order());
            foreach (var (name, values) in json) ExportSample.Same(name, values, columns[name]);
            var metadata = read.GetProperty(reader).GetProperty("metadata");
            Assert.Equal((activity, "scripted", "2"), (Fact("activity"), Fact("model"), Fact("analysis_version")));
            Assert.Equal("deg", JsonDocument.Parse(Fact("units")!).RootElement.GetProperty("angles").GetString());

            string? Fact(string key) => metadata.GetProperty(key).GetString();
        }

        var duck = read.GetProperty("duckdb");
        Assert.Equal("DOUBLE", Assert.Single(duck.GetProperty("types").EnumerateArray()).GetString());
        Assert.Equal(json.Values.Sum(values => values.Count(double.IsNaN)), duck.GetProperty("nulls").GetInt32());
    }

    [Fact]
    public async Task A_long_clip_has_several_groups_of_rows()
    {
        var analysis = ExportSample.Long(ParquetWriter.GroupRows + 5000);
        var duck = (await ReadAsync(analysis)).GetProperty("duckdb");
        Assert.Equal(2, duck.GetProperty("rowGroups").GetInt32());
        ExportSample.Same("lknex", analysis.Keypoints["lknex"], Numbers(duck.GetProperty("columns").GetProperty("lknex")));
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.Null ? double.NaN : one.GetDouble())];

    private async Task<JsonElement> ReadAsync(MotionAnalysis analysis)
    {
        var interop = Path.Combine(Root(), "tests", "Interop");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(interop, "node_modules", "@duckdb")) && Directory.Exists(Path.Combine(interop, "node_modules", "hyparquet")),
            "Node.js, DuckDB or hyparquet is missing in tests/Interop; ./aiky test installs them");
        var file = Path.Combine(_folder.Path, "series.parquet");
        await File.WriteAllBytesAsync(file, await ExportSample.WriteAsync("parquet", analysis), Cancel);
        var start = new ProcessStartInfo("node", [Path.Combine(interop, "parquet-read.mjs"), JsonSerializer.Serialize(new { file })])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = interop,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Cancel);
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.True(process.ExitCode == 0, await errors);
        return JsonDocument.Parse(output).RootElement;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Aikynetix.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("Not in the repository.");
        return folder.FullName;
    }
}
