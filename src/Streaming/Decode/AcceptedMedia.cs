using System.Collections.Frozen;

namespace Aikynetix.Streaming.Decode;

/// <summary>The containers and codecs that we read, and the switches that keep ffmpeg from touching anything else.</summary>
/// <remarks>
/// Only containers that hold their own pictures and times are in: no playlists (HLS, DASH, concat), no image sequences, no raw streams without
/// times. Only codecs that cameras, phones and editors write are in, all of which Debian's ffmpeg 5.1 decodes. Sound is never analyzed, but
/// ffprobe opens the decoder of every track, so those of sound and of cover pictures are limited too.
/// </remarks>
internal static class AcceptedMedia
{
    /// <summary>What to tell a sender whose file is none of these.</summary>
    public const string Advice = "Send an MP4, MOV, MKV, WebM, AVI or MPEG-TS video (H.264 works everywhere).";

    // Demuxer names; mov is MP4 and 3GP too, matroska is WebM too.
    private const string Containers = "mov,matroska,avi,mpegts,mpeg,flv,ogg";

    // Of a codec that has several decoders the ones that ffmpeg may choose are all named.
    private const string Decoders =
        "h264,hevc,vp8,vp9,libdav1d,libaom-av1,av1,mjpeg,mpeg4,h263,mpeg1video,mpeg2video,prores,dnxhd,dvvideo,theora,ffv1,rawvideo";

    private const string CoverDecoders = "png,bmp,gif,tiff,webp";

    private const string SoundDecoders =
        "aac,aac_latm,ac3,eac3,dca,mp1float,mp2float,mp3float,mp2,mp3,opus,libopus,vorbis,libvorbis,flac,alac,amrnb,amrwb,speex,libspeex," +
        "pcm_alaw,pcm_mulaw,pcm_u8,pcm_s8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,pcm_dvd,pcm_bluray," +
        "adpcm_ms,adpcm_ima_wav,adpcm_ima_qt,adpcm_swf,nellymoser,wmav1,wmav2";

    private static readonly FrozenSet<string> Codecs = Decoders.Split(',').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a codec of this name (as ffprobe gives it) is decoded.</summary>
    public static bool IsCodec(string? name) => name is not null && Codecs.Contains(name);

    /// <summary>Switches, before the input, under which a hostile file can neither name another file nor reach the network.</summary>
    /// <param name="maxPixels">Largest coded picture that a decoder may make room for.</param>
    public static string[] Guards(long maxPixels) =>
    [
        "-v", "error", "-hide_banner", "-protocol_whitelist", "file", "-format_whitelist", Containers,
        "-codec_whitelist:v", $"{Decoders},{CoverDecoders}", "-codec_whitelist:a", SoundDecoders,
        "-max_pixels", maxPixels.ToString(System.Globalization.CultureInfo.InvariantCulture),
    ];

    /// <summary>A path in the form that no file name can turn into a protocol or a switch.</summary>
    public static string Input(string path) => "file:" + Path.GetFullPath(path);
}
