using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aikynetix.Streaming.Decode;

/// <summary>What ffprobe prints as JSON, as far as we ask for it; whatever a file does not state is null.</summary>
/// <param name="Format">The container.</param>
/// <param name="Streams">Its tracks.</param>
/// <param name="Frames">The first frames of one track.</param>
internal sealed record ProbeReport(ProbeFormat? Format, ProbeStream[]? Streams, ProbePicture[]? Frames)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Reads ffprobe's output; null when it is not the JSON that we asked for.</summary>
    public static ProbeReport? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<ProbeReport>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The container.</summary>
/// <param name="FormatName">Names of the demuxer, comma-separated.</param>
/// <param name="StartTime">Seconds at which the first of its tracks begins.</param>
/// <param name="Duration">Seconds.</param>
/// <param name="Tags">Notes of whoever wrote the file.</param>
internal sealed record ProbeFormat(string? FormatName, double? StartTime, double? Duration, Dictionary<string, string>? Tags);

/// <summary>One track.</summary>
/// <param name="Index">Its number in the file.</param>
/// <param name="CodecType">video, audio, subtitle or data.</param>
/// <param name="CodecName">Name of its codec.</param>
/// <param name="AvgFrameRate">Frames per second as a fraction, 0/0 when unknown.</param>
/// <param name="TimeBase">Unit of its times, seconds as a fraction.</param>
/// <param name="StartTime">Seconds.</param>
/// <param name="Duration">Seconds.</param>
/// <param name="NbFrames">How many frames the file says it has.</param>
/// <param name="Disposition">Flags, among them attached_pic: a cover, not a video.</param>
internal sealed record ProbeStream(
    int Index,
    string? CodecType,
    string? CodecName,
    string? AvgFrameRate,
    string? TimeBase,
    double? StartTime,
    double? Duration,
    long? NbFrames,
    Dictionary<string, int>? Disposition) : ProbePicture;

/// <summary>What tracks and frames both tell about the picture.</summary>
internal record ProbePicture
{
    /// <summary>Stored width in pixels.</summary>
    public int? Width { get; init; }

    /// <summary>Stored height in pixels.</summary>
    public int? Height { get; init; }

    /// <summary>Layout of the pixels, e.g. yuv420p.</summary>
    public string? PixFmt { get; init; }

    /// <summary>tv or pc.</summary>
    public string? ColorRange { get; init; }

    /// <summary>Matrix, e.g. bt709.</summary>
    public string? ColorSpace { get; init; }

    /// <summary>Width of a pixel to its height, e.g. 4:3.</summary>
    public string? SampleAspectRatio { get; init; }

    /// <summary>Extras, among them how the picture is to be turned.</summary>
    public ProbeSideData[]? SideDataList { get; init; }
}

/// <summary>An extra of a track or frame.</summary>
/// <param name="Rotation">Degrees counterclockwise to turn the picture by.</param>
internal sealed record ProbeSideData(double? Rotation);
