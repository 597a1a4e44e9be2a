using System.Text;

namespace Aikynetix.Gateway.Videos;

/// <summary>Tells a browser what kind of video it gets, by the first bytes of the file; what its uploader called it is not trusted.</summary>
internal static class VideoType
{
    /// <summary>Bytes that are looked at.</summary>
    public const int HeaderLength = 64;

    /// <summary>The content type; <c>application/octet-stream</c> when the bytes are none of the usual containers.</summary>
    public static string Of(ReadOnlySpan<byte> header)
    {
        if (header.Length >= 12 && header[4..8].SequenceEqual("ftyp"u8))
            return header[8..12].SequenceEqual("qt  "u8) ? "video/quicktime" : "video/mp4";
        if (header.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
            return header.IndexOf("webm"u8) >= 0 ? "video/webm" : "video/x-matroska";
        if (header.Length >= 12 && header.StartsWith("RIFF"u8) && header[8..12].SequenceEqual("AVI "u8)) return "video/x-msvideo";
        if (header.Length > 8 && Encoding.ASCII.GetString(header[4..8]) is "moov" or "mdat" or "wide" or "free" or "skip") return "video/quicktime";
        return header.Length > 0 && header[0] == 0x47 ? "video/mp2t" : "application/octet-stream";
    }
}
