using System.Text;
using System.Text.Json;
using Aikynetix.Inference.Models;
using FsCheck;
using FsCheck.Fluent;

namespace Aikynetix.Inference.UnitTests.Models;

/// <summary>The records of pulls are read as they were written, or refused as a whole with a sentence, and never lost.</summary>
public sealed class InstalledModelsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aiky-records").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Records => Path.Combine(_folder, "installed.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Records_come_back_as_they_were_written()
    {
        Assert.Empty(InstalledModels.Read(_folder));
        Assert.Empty(InstalledModels.Read(Path.Combine(_folder, "nowhere")));
        await WriteAsync(Record("a"), Record("b"));
        Assert.Equal(
            JsonSerializer.Serialize(new[] { Record("a"), Record("b") }),
            JsonSerializer.Serialize(InstalledModels.Read(_folder)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"models\":null}")]
    [InlineData("{\"models\":[null]}")]
    [InlineData("{\"models\":[{}]}")]
    [InlineData("{\"models\":[{\"id\":\"a\"}]}")]
    public void What_no_pull_writes_is_refused_and_left_as_it_is(string content)
    {
        File.WriteAllText(Records, content);
        var message = Assert.Throws<ModelUnavailableException>(() => InstalledModels.Read(_folder)).Message;
        Assert.Contains(Records, message, StringComparison.Ordinal);
        Assert.Contains("Restore it from a backup", message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(Records));
    }

    [Theory]
    [InlineData("\"id\": \"a\"", "\"id\": null")]
    [InlineData("\"id\": \"a\"", "\"id\": \"\"")]
    [InlineData("a.onnx", "../a.onnx")]
    [InlineData("a.onnx", "/etc/a.onnx")]
    [InlineData("\"presence\": 0.5", "\"presence\": 1e99")]
    [InlineData("\"presence\": 0.5", "\"presence\": \"NaN\"")]
    [InlineData("0.25", "1e99")]
    [InlineData("\"points\": [", "\"points\": [null,")]
    [InlineData("0a0a", "0A0A")]
    [InlineData("https://models.example/", "")]
    public async Task A_record_with_one_wrong_value_is_refused(string right, string wrong)
    {
        await WriteAsync(Record("a"));
        var text = await File.ReadAllTextAsync(Records, Token);
        var changed = text.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        await File.WriteAllTextAsync(Records, changed, Token);
        Assert.Throws<ModelUnavailableException>(() => InstalledModels.Read(_folder));
    }

    [Fact]
    public async Task A_file_of_absurd_length_is_not_read()
    {
        await using (var file = File.Create(Records)) file.SetLength(1L << 40);
        Assert.Contains("bytes", Assert.Throws<ModelUnavailableException>(() => InstalledModels.Read(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_damaged_records_is_refused_and_loses_nothing()
    {
        await WriteAsync(Record("a"));
        await File.AppendAllTextAsync(Records, "}", Token);
        var before = await File.ReadAllBytesAsync(Records, Token);
        await Assert.ThrowsAsync<ModelUnavailableException>(() => WriteAsync(Record("b")));
        Assert.Equal(before, await File.ReadAllBytesAsync(Records, Token));
    }

    [Fact]
    public async Task Changes_at_the_same_time_are_all_kept()
    {
        var ids = Enumerable.Range(0, 40).Select(i => $"m{i}").ToArray();
        await Task.WhenAll(ids.Select(id => Task.Run(() => InstalledModels.UpdateAsync(_folder, all => all.Append(Record(id)), TimeProvider.System, Token))));
        Assert.Equal(ids.Order(), InstalledModels.Read(_folder).Select(record => record.Id).Order());
    }

    [Fact]
    public void Any_truncation_or_flipped_bit_is_read_as_valid_records_or_refused()
    {
        var whole = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { models = new[] { Record("a"), Record("b") } }, JsonSerializerOptions.Web));
        Assert.Equal(2, InstalledModels.Parse(whole).Count);
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue - 1).Two().ToArbitrary(),
            pair => IsReadOrRefused(whole[..(pair.Item1 % whole.Length)], mayBeRead: false) && IsReadOrRefused(Flipped(whole, pair), mayBeRead: true))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static bool IsReadOrRefused(byte[] content, bool mayBeRead)
    {
        try
        {
            var records = InstalledModels.Parse(content);
            return mayBeRead && records.All(record =>
                record.Sha256.Length == 64 && record.File == Path.GetFileName(record.File) && float.IsFinite(record.Answer.Presence));
        }
        catch (Exception refused) when (refused is JsonException or InvalidDataException)
        {
            return true;
        }
    }

    private static byte[] Flipped(byte[] whole, (int Place, int Bit) pair)
    {
        var content = (byte[])whole.Clone();
        content[pair.Place % whole.Length] ^= (byte)(1 << (pair.Bit % 8));
        return content;
    }

    private static InstalledModel Record(string id) => new(
        id, id + ".onnx", string.Concat(Enumerable.Repeat("0a0a", 16)), new Uri("https://models.example/"), new string('1', 64),
        new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), new ModelAnswer(0.5f, [[0.25f, 0.5f, 1], []]));

    private Task WriteAsync(params InstalledModel[] records) => InstalledModels.UpdateAsync(_folder, _ => records, TimeProvider.System, Token);
}
