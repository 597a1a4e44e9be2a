using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aikynetix.Biomechanics;
using Aikynetix.Sessions.Analyses;
using Aikynetix.Sessions.Blobs;
using Aikynetix.Sessions.Work;

namespace Aikynetix.Sessions.UnitTests;

/// <summary>An analysis comes back to the last bit, and one that was tampered with does not come back.</summary>
public sealed class AnalysisStoreTests : IDisposable
{
    private static readonly AnalysisClaim Claim = new(new string('a', 32), 1, 3, default);

    private readonly TemporaryFolder _folder = new();
    private readonly AnalysisStore _store;

    public AnalysisStoreTests() => _store = new AnalysisStore(new FileBlobStore(_folder.Path));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string BlobFile => _folder[$"analyses/{Claim.SessionId}-3"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_number_comes_back_to_the_last_bit_and_what_was_not_measured_as_such()
    {
        var analysis = Sample();
        var back = await _store.LoadAsync(await SaveAsync(analysis), Cancel);
        Assert.Equal(analysis.Segments[0].Metrics, Assert.Single(back.Segments).Metrics);
        Assert.Equal(analysis.Timestamps, back.Timestamps);
        foreach (var (left, right) in new[] { (analysis.Angles, back.Angles), (analysis.ReportMetrics, back.ReportMetrics), (analysis.Keypoints, back.Keypoints) })
        {
            Assert.Equal(left.Keys, right.Keys);
            foreach (var key in left.Keys) Assert.Equal(left[key].Select(BitConverter.DoubleToInt64Bits), right[key].Select(BitConverter.DoubleToInt64Bits));
        }

        Assert.Equal(analysis.Metrics, back.Metrics);
        Assert.Equal(analysis.Phases, back.Phases);
        Assert.Equal((analysis.Activity, analysis.Exercise, analysis.KeypointUnit), (back.Activity, back.Exercise, back.KeypointUnit));
        Assert.Equal(analysis.Quality.Metrics, back.Quality.Metrics);
        Assert.Equal(analysis.Quality.Warnings, back.Quality.Warnings);
        Assert.Equal(
            (analysis.Quality.FramesPerSecond, analysis.Quality.View, analysis.Quality.VariableFrameRate, analysis.Quality.ScaleSource, analysis.Quality.BarSource),
            (back.Quality.FramesPerSecond, back.Quality.View, back.Quality.VariableFrameRate, back.Quality.ScaleSource, back.Quality.BarSource));
    }

    [Fact]
    public void An_analysis_from_before_segments_and_slow_motion_is_read_as_it_was_meant()
    {
        var json = JsonNode.Parse(JsonSerializer.Serialize(Sample(), AnalysisJson.Exact))!;
        json.AsObject().Remove("segments");
        json["quality"]!.AsObject().Remove("scale_error");
        json["quality"]!.AsObject().Remove("slow_motion");
        var back = json.Deserialize(AnalysisJson.Exact)!;
        Assert.Empty(back.Segments);
        Assert.Equal(double.NaN, back.Quality.ScaleError);
        Assert.Equal(1, back.Quality.SlowMotion);
    }

    [Fact]
    public void The_json_is_plain_and_has_null_where_nothing_was_measured()
    {
        var json = JsonSerializer.SerializeToElement(Sample(), AnalysisJson.Exact);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("metrics").GetProperty("max_power").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("angles").GetProperty("lkne_angle")[1].ValueKind);
        Assert.Equal("Weightlifting", json.GetProperty("activity").GetString());
    }

    [Fact]
    public async Task A_blob_that_changed_anywhere_is_not_believed()
    {
        var outcome = await SaveAsync(Sample());
        var bytes = await File.ReadAllBytesAsync(BlobFile, Cancel);
        for (var at = 0; at < bytes.Length; at++)
        {
            var changed = (byte[])bytes.Clone();
            changed[at] ^= 1;
            await File.WriteAllBytesAsync(BlobFile, changed, Cancel);
            await Assert.ThrowsAsync<InvalidDataException>(() => _store.LoadAsync(outcome, Cancel));
        }

        for (var length = 0; length < bytes.Length; length++)
        {
            await File.WriteAllBytesAsync(BlobFile, bytes[..length], Cancel);
            await Assert.ThrowsAsync<InvalidDataException>(() => _store.LoadAsync(outcome, Cancel));
        }

        File.Delete(BlobFile);
        await Assert.ThrowsAsync<InvalidDataException>(() => _store.LoadAsync(outcome, Cancel));
    }

    [Fact]
    public async Task A_long_analysis_is_read_part_by_part_in_any_order()
    {
        var values = Enumerable.Range(0, (2 * Series.PartRows) + 17).Select(i => i % 97 == 0 ? double.NaN : Math.Sin(i)).ToArray();
        var sample = Sample() with
        {
            Timestamps = [.. Enumerable.Range(0, values.Length).Select(i => i / 60.0)],
            Keypoints = new Dictionary<string, double[]> { ["lknex"] = values, ["lkney"] = values[..5], ["lknev"] = values[..Series.PartRows] },
        };
        var outcome = await SaveAsync(sample);
        await using var open = await _store.OpenAsync(outcome, Cancel);
        Assert.Equal(sample.Timestamps, open.Head.Timestamps);
        Assert.Equal(sample.Keypoints.Keys, open.Head.Keypoints.Keys);
        var part = new double[Series.PartRows];
        foreach (var number in new[] { 2, 0, 1, 3 })
        {
            await open.Keypoints["lknex"].ReadAsync(number, part, Cancel);
            var expected = values.Skip(number * Series.PartRows).Take(Series.PartRows).ToArray();
            Assert.Equal(expected, part[..expected.Length]);
            Assert.All(part[expected.Length..], value => Assert.Equal(double.NaN, value));
        }

        Assert.Equal(values[..5], await open.Keypoints["lkney"].ToArrayAsync(Cancel));
        var told = new List<double>();
        await foreach (var value in open.Keypoints["lknev"].WithCancellation(Cancel)) told.Add(value);
        Assert.Equal(values[..Series.PartRows], told);
        Assert.Equal(values, (await _store.LoadAsync(outcome, Cancel)).Keypoints["lknex"]);
    }

    [Fact]
    public async Task Ten_thousand_segments_come_back_page_by_page_and_their_metrics_as_columns()
    {
        MovementSegment[] segments = [.. Enumerable.Range(0, 10_001).Select(Segment)];
        var outcome = await SaveAsync(Sample() with { Segments = segments });
        await using var open = await _store.OpenAsync(outcome, Cancel);
        Assert.Equal(segments.Length, open.Head.Segments.Count);
        Assert.Equal(segments.Select(one => one.Name), open.Head.Segments.Select(one => one.Name));
        Assert.Equal("step_4567", open.Head.Segments[4567].Name);
        Assert.Equal(segments.Select(one => one.Metrics.GetValueOrDefault("contact_time", double.NaN)), open.SegmentMetrics["contact_time"]);
        var back = (await _store.LoadAsync(outcome, Cancel)).Segments;
        Assert.Equal(JsonSerializer.Serialize(segments, AnalysisJson.Segments), JsonSerializer.Serialize([.. back], AnalysisJson.Segments));
    }

    [Fact]
    public async Task A_blob_of_before_with_its_segments_in_the_index_is_read_too()
    {
        var outcome = await SaveAsync(Sample() with { Segments = [] });
        var bytes = await File.ReadAllBytesAsync(BlobFile, Cancel);
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(bytes.Length - 12));
        var index = bytes.AsSpan(bytes.Length - 12 - length, length);
        var headLength = BinaryPrimitives.ReadInt32LittleEndian(index);
        var old = JsonSerializer.SerializeToNode(new AnalysisIndex(Headless() with { Segments = [Segment(1), Segment(2)] }, [6, 6, 0, 6, 6], Series.PartRows), AnalysisJson.Index)!;
        foreach (var member in (string[])["segment_count", "segment_metrics"]) Assert.True(old.AsObject().Remove(member));
        var head = Packed(old.ToJsonString());
        byte[] rewritten = [.. BitConverter.GetBytes(head.Length), .. head, .. index[(4 + headLength)..]];
        await File.WriteAllBytesAsync(BlobFile, [.. bytes[..^(12 + length)], .. rewritten, .. BitConverter.GetBytes(rewritten.Length), .. bytes[^8..]], Cancel);
        await using var open = await _store.OpenAsync(outcome with { AnalysisSha256 = Convert.ToHexStringLower(SHA256.HashData(rewritten)) }, Cancel);
        Assert.Equal(["step_1", "step_2"], open.Head.Segments.Select(one => one.Name));
        Assert.Equal([0.2, double.NaN], open.SegmentMetrics["contact_time"]);
        Assert.Equal(Sample().Keypoints["lknex"], await open.Keypoints["lknex"].ToArrayAsync(Cancel));
    }

    [Fact]
    public async Task Another_analysis_under_the_same_name_is_not_believed()
    {
        var outcome = await SaveAsync(Sample());
        File.Delete(BlobFile);
        await SaveAsync(Sample() with { Timestamps = [1, 2, 3, 4, 5, 6] });
        await Assert.ThrowsAsync<InvalidDataException>(() => _store.OpenAsync(outcome, Cancel));
    }

    [Fact]
    public async Task A_blob_of_before_in_one_piece_of_json_is_read_too()
    {
        using var packed = new MemoryStream();
        await using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await JsonSerializer.SerializeAsync(brotli, Sample(), AnalysisJson.Exact, Cancel);
        Directory.CreateDirectory(Path.GetDirectoryName(BlobFile)!);
        await File.WriteAllBytesAsync(BlobFile, packed.ToArray(), Cancel);
        var outcome = Server.Outcome(Claim) with { AnalysisBlob = Claim.AnalysisBlob, AnalysisSha256 = Convert.ToHexStringLower(SHA256.HashData(packed.ToArray())) };
        Assert.Equal(Sample().Angles["lkne_angle"], (await _store.LoadAsync(outcome, Cancel)).Angles["lkne_angle"]);
        await using var open = await _store.OpenAsync(outcome, Cancel);
        Assert.Equal(Sample().Keypoints["lknex"], await open.Keypoints["lknex"].ToArrayAsync(Cancel));
        await Assert.ThrowsAsync<InvalidDataException>(() => _store.LoadAsync(outcome with { AnalysisSha256 = new string('0', 64) }, Cancel));
    }

    [Fact]
    public async Task A_store_that_refuses_is_heard_and_leaves_nothing()
    {
        await SaveAsync(Sample());
        await Assert.ThrowsAsync<BlobExistsException>(() => SaveAsync(Sample()));
        File.Delete(BlobFile);
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.SaveAsync(Claim, Sample(), gone.Token));
        Assert.False(File.Exists(BlobFile));
    }

    private static MotionAnalysis Sample()
    {
        double[] odd = [1 / 3.0, double.NaN, -0.0, double.Epsilon, double.MaxValue, 179.99999999999997];
        return new MotionAnalysis
        {
            Activity = "Weightlifting",
            Exercise = "clean",
            Timestamps = [0, 1 / 30.0, 2 / 30.0, 0.1, 0.13333333333333333, 1e-300],
            Angles = new Dictionary<string, double[]> { ["lkne_angle"] = odd, ["rkne_angle"] = [] },
            ReportMetrics = new Dictionary<string, double[]> { ["bar"] = odd },
            Keypoints = new Dictionary<string, double[]> { ["lknex"] = odd },
            KeypointUnit = "m",
            Metrics = new Dictionary<string, double> { ["max_bar_speed"] = 1.7, ["max_power"] = double.NaN },
            Phases = [new MotionPhase("first_pull", 0.1, 0.7)],
            Segments = [Segment(1)],
            Quality = new QualityReport
            {
                FramesPerSecond = 29.97,
                VariableFrameRate = true,
                View = "side_left",
                ScaleSource = "plate",
                BarSource = "plate",
                Metrics = new Dictionary<string, MetricQuality> { ["max_power"] = new(false, "The bar was hidden.") },
                Warnings = ["Ünïcode ✓"],
            },
        };
    }

    // Every second one has no contact.
    private static MovementSegment Segment(int number) => new()
    {
        Name = $"step_{number}",
        Side = number % 2 == 1 ? "left" : null,
        Start = number / 3.0,
        End = (number + 0.7) / 3.0,
        Metrics = number % 2 == 1 ? new Dictionary<string, double> { ["contact_time"] = 0.2, ["speed"] = double.NaN } : new Dictionary<string, double>(),
        Quality = new Dictionary<string, MetricQuality> { ["speed"] = new(false, "Not seen.", 0.1, double.NaN) },
        Phases = [new MotionPhase("contact", number / 3.0, (number + 0.2) / 3.0)],
    };

    private static MotionAnalysis Headless() => Sample() with
    {
        Timestamps = [],
        Angles = new Dictionary<string, double[]> { ["lkne_angle"] = [], ["rkne_angle"] = [] },
        ReportMetrics = new Dictionary<string, double[]> { ["bar"] = [] },
        Keypoints = new Dictionary<string, double[]> { ["lknex"] = [] },
    };

    private static byte[] Packed(string json)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)) brotli.Write(Encoding.UTF8.GetBytes(json));
        return packed.ToArray();
    }

    private async Task<AnalysisOutcome> SaveAsync(MotionAnalysis analysis)
    {
        var blob = await _store.SaveAsync(Claim, analysis, Cancel);
        return Server.Outcome(Claim) with { AnalysisBlob = blob.Name, AnalysisSha256 = blob.Sha256 };
    }
}
