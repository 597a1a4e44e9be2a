using System.Globalization;
using System.Text.Json;
using Aikynetix.Pose;
using Aikynetix.Sessions.Frames;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions.Captures;

/// <summary>What one running capture keeps on the disk: the frames that the store does not have yet, its video, and its end once noted.</summary>
/// <remarks>
/// The frames stand in segments, files of as many records as a chunk has frames: segment n becomes chunk n and is then deleted. So the
/// folder itself is the queue to the store, and nothing of it is held in memory.
/// </remarks>
internal sealed class CaptureFolder(string root, string sessionId)
{
    /// <summary>Frames in a full segment.</summary>
    public const int SegmentFrames = FrameChunkCodec.MaxFrames;

    private const string SegmentEnding = ".spool";

    private readonly string _path = Path.Combine(Path.GetFullPath(root), sessionId);

    /// <summary>What a segment begins with: its form and version.</summary>
    public static ReadOnlySpan<byte> SegmentHead => "AKS1"u8;

    public string SessionId => sessionId;

    public string VideoPath => Path.Combine(_path, "video.mkv");

    private string NotePath => Path.Combine(_path, "end.json");

    /// <summary>Ids of the sessions that have a folder.</summary>
    public static IReadOnlyList<string> SessionIds(string root) => Directory.Exists(root)
        ? [.. Directory.EnumerateDirectories(root).Select(path => Path.GetFileName(path)).Where(Sessions.SessionId.IsValid).Order(StringComparer.Ordinal)]
        : [];

    /// <exception cref="StoreUnavailableException">The disk refuses it.</exception>
    public void Create() => Guarded(() => Directory.CreateDirectory(_path));

    /// <exception cref="StoreUnavailableException">The disk refuses it.</exception>
    public void Remove()
    {
        if (Directory.Exists(_path)) Guarded(() => Directory.Delete(_path, recursive: true));
    }

    public string SegmentPath(long number) => Path.Combine(_path, number.ToString("D8", CultureInfo.InvariantCulture) + SegmentEnding);

    /// <summary>Numbers of the segments there are, in order.</summary>
    public IReadOnlyList<long> Segments() => Directory.Exists(_path)
        ? [.. Directory.EnumerateFiles(_path, "*" + SegmentEnding)
            .Select(file => long.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)
            .Where(number => number >= 0).Order()]
        : [];

    public bool HasSegment(long number) => File.Exists(SegmentPath(number));

    /// <summary>The frames of a segment up to the first record that is not whole.</summary>
    /// <exception cref="StoreUnavailableException">The disk refuses it.</exception>
    public IReadOnlyList<FrameObservation> ReadSegment(long number)
    {
        ReadOnlySpan<byte> rest = Guarded(() => File.ReadAllBytes(SegmentPath(number)));
        var frames = new List<FrameObservation>(SegmentFrames);
        if (!rest.StartsWith(SegmentHead)) return frames;
        rest = rest[SegmentHead.Length..];
        while (frames.Count < SegmentFrames && SpoolRecord.Read(ref rest) is { } frame) frames.Add(frame);
        return frames;
    }

    public void DeleteSegment(long number) => Guarded(() => File.Delete(SegmentPath(number)));

    /// <summary>Notes the end; a note that is there says that the capture was ended, not broken off.</summary>
    /// <exception cref="StoreUnavailableException">The disk refuses it; there is no note then.</exception>
    public void NoteEnd(EndNote note) => Guarded(() =>
    {
        File.WriteAllBytes(NotePath + ".new", JsonSerializer.SerializeToUtf8Bytes(note, EndNoteJson.Default.EndNote));
        File.Move(NotePath + ".new", NotePath, overwrite: true);
    });

    /// <summary>The end as noted; null when there is no note or none that can be read.</summary>
    public EndNote? FindEnd()
    {
        try
        {
            return File.Exists(NotePath) ? JsonSerializer.Deserialize(Guarded(() => File.ReadAllBytes(NotePath)), EndNoteJson.Default.EndNote) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Guarded(Action work) => Guarded<object?>(() =>
    {
        work();
        return null;
    });

    private static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (DiskTrouble.Is(failure))
        {
            throw DiskTrouble.Explain(failure, "nothing was written");
        }
    }
}
