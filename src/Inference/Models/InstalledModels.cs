using System.Text.Json;
using System.Text.RegularExpressions;

namespace Aikynetix.Inference.Models;

/// <summary>The records of a folder's pulls, <c>installed.json</c> beside the files: read whole or refused whole, replaced atomically.</summary>
internal static partial class InstalledModels
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "installed.json";

    private const int MaxBytes = 4 << 20;
    private const int LockTries = 100;

    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(100);

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads the records of a folder; none when there is no such file.</summary>
    /// <exception cref="ModelUnavailableException">The file is there and cannot be understood; it is left as it is.</exception>
    public static IReadOnlyList<InstalledModel> Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) return [];
            if (file.Length > MaxBytes) throw Damaged(path, $"it has {file.Length} bytes", null);
            return Parse(File.ReadAllBytes(path));
        }
        catch (Exception cause) when (cause is JsonException or InvalidDataException)
        {
            throw Damaged(path, cause.Message, cause);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new ModelUnavailableException($"'{path}' cannot be read: {cause.Message}", cause);
        }
    }

    /// <summary>Understands the content of the file.</summary>
    /// <exception cref="JsonException">It is no JSON of this form.</exception>
    /// <exception cref="InvalidDataException">A record says what no pull writes.</exception>
    public static IReadOnlyList<InstalledModel> Parse(ReadOnlySpan<byte> content)
    {
        var records = JsonSerializer.Deserialize<Records>(content, Format)?.Models ?? throw new InvalidDataException("it holds no list of models");
        foreach (var record in records)
        {
            if (Fault(record) is { } fault) throw new InvalidDataException($"the record of '{record?.Id}' has {fault}");
        }

        return records;
    }

    /// <summary>Replaces the records by what <paramref name="change"/> makes of them; other processes wait meanwhile.</summary>
    /// <exception cref="ModelUnavailableException">The file cannot be understood, or another process does not let go of it.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static async Task UpdateAsync(
        string folder, Func<IReadOnlyList<InstalledModel>, IEnumerable<InstalledModel>> change, TimeProvider time, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, FileName);
        using var held = await LockAsync(path + ".lock", time, cancellationToken).ConfigureAwait(false);
        var records = new Records([.. change(Read(folder))]);
        DurableFile.Replace(path, JsonSerializer.SerializeToUtf8Bytes(records, Format));
    }

    private static async Task<FileStream> LockAsync(string path, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // The file stays: whoever deleted it would free a lock that another process may just have taken.
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path) && attempt < LockTries)
            {
                await Task.Delay(LockPause, time, cancellationToken).ConfigureAwait(false);
            }
            catch (IOException taken) when (File.Exists(path))
            {
                throw new ModelUnavailableException($"Another process holds '{path}'. Try again when it is done. [{taken.Message}]", taken);
            }
        }
    }

    private static string? Fault(InstalledModel? record) => record switch
    {
        null => "no content",
        _ when !Sha256().IsMatch(record.Sha256) || !Sha256().IsMatch(record.SourceSha256) => "no sha256 of 64 hex digits",
        _ when record.Id.Length == 0 || record.File.Length == 0 || record.File != Path.GetFileName(record.File) => "no plain name",
        _ when !record.From.IsAbsoluteUri => "no whole address",
        _ when !float.IsFinite(record.Answer.Presence) => "no finite answer",
        _ when record.Answer.Points.Any(point => point is null || !point.All(float.IsFinite)) => "no finite answer",
        _ => null,
    };

    private static ModelUnavailableException Damaged(string path, string why, Exception? cause) => new(
        $"'{path}' is damaged: {why}. It says which pulled models are genuine and is left as it is. "
        + "Restore it from a backup, or delete it and pull the models again (./aiky models pull NAME).",
        cause);

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex Sha256();

    private sealed record Records(InstalledModel[] Models);
}
