using System.Runtime.InteropServices;

namespace Aikynetix.Streaming.Live;

/// <summary>The one door to libavcodec 59, libavutil 57 and libswscale 6 (FFmpeg 5.1): the functions used, and proof that these majors are loaded.</summary>
internal static unsafe partial class LibAv
{
    private const string Codec = "avcodec";
    private const string Util = "avutil";
    private const string Scale = "swscale";
    private const int Quiet = -8;

    private static readonly Lazy<string?> Problem = new(Load);

    /// <summary>Loads the libraries at the first call.</summary>
    /// <exception cref="LiveDecoderUnavailableException">One is missing, or of another major version than ours.</exception>
    public static void Require()
    {
        if (Problem.Value is { } problem) throw new LiveDecoderUnavailableException(problem);
    }

    [LibraryImport(Codec, EntryPoint = "avcodec_find_decoder_by_name", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint FindDecoder(string name);

    [LibraryImport(Codec, EntryPoint = "avcodec_alloc_context3")]
    public static partial nint AllocateContext(nint codec);

    [LibraryImport(Codec, EntryPoint = "avcodec_open2")]
    public static partial int Open(nint context, nint codec, nint options);

    [LibraryImport(Codec, EntryPoint = "avcodec_free_context")]
    public static partial void FreeContext(nint* context);

    [LibraryImport(Codec, EntryPoint = "avcodec_send_packet")]
    public static partial int Send(nint context, nint packet);

    [LibraryImport(Codec, EntryPoint = "avcodec_receive_frame")]
    public static partial int Receive(nint context, nint frame);

    [LibraryImport(Codec, EntryPoint = "av_packet_alloc")]
    public static partial nint AllocatePacket();

    [LibraryImport(Codec, EntryPoint = "av_packet_free")]
    public static partial void FreePacket(nint* packet);

    [LibraryImport(Codec, EntryPoint = "av_new_packet")]
    public static partial int NewPacket(nint packet, int size);

    [LibraryImport(Codec, EntryPoint = "av_packet_unref")]
    public static partial void UnrefPacket(nint packet);

    [LibraryImport(Util, EntryPoint = "av_frame_alloc")]
    public static partial nint AllocateFrame();

    [LibraryImport(Util, EntryPoint = "av_frame_free")]
    public static partial void FreeFrame(nint* frame);

    [LibraryImport(Util, EntryPoint = "av_frame_get_buffer")]
    public static partial int AllocateBuffer(nint frame, int alignment);

    [LibraryImport(Util, EntryPoint = "av_frame_unref")]
    public static partial void UnrefFrame(nint frame);

    [LibraryImport(Util, EntryPoint = "av_opt_set", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetOption(nint target, string name, string value, int searchFlags);

    [LibraryImport(Util, EntryPoint = "av_get_pix_fmt_name")]
    public static partial byte* PixelFormatName(int format);

    [LibraryImport(Util, EntryPoint = "av_color_range_name")]
    public static partial byte* ColorRangeName(int range);

    [LibraryImport(Util, EntryPoint = "av_color_space_name")]
    public static partial byte* ColorSpaceName(int space);

    [LibraryImport(Scale, EntryPoint = "sws_getCachedContext")]
    public static partial nint Scaler(
        nint cached, int width, int height, int format, int toWidth, int toHeight, int toFormat, int flags, nint before, nint after, nint parameters);

    [LibraryImport(Scale, EntryPoint = "sws_scale")]
    public static partial int Convert(nint scaler, byte** planes, int* strides, int firstRow, int rows, byte** toPlanes, int* toStrides);

    [LibraryImport(Scale, EntryPoint = "sws_freeContext")]
    public static partial void FreeScaler(nint scaler);

    [LibraryImport(Codec, EntryPoint = "avcodec_version")]
    private static partial uint CodecVersion();

    [LibraryImport(Util, EntryPoint = "avutil_version")]
    private static partial uint UtilVersion();

    [LibraryImport(Scale, EntryPoint = "swscale_version")]
    private static partial uint ScaleVersion();

    [LibraryImport(Util, EntryPoint = "av_log_set_level")]
    private static partial void SetLogLevel(int level);

    // The fields of AVFrame and AVPacket are read by their offsets, which hold for these majors on 64-bit machines only.
    private static string? Load()
    {
        if (nint.Size != 8) return "only 64-bit machines are served";
        NativeLibrary.SetDllImportResolver(typeof(LibAv).Assembly, (name, _, _) =>
            FileOf(name) is { } file && NativeLibrary.TryLoad(file, out var handle) ? handle : 0);
        try
        {
            var (codec, util, scale) = (CodecVersion() >> 16, UtilVersion() >> 16, ScaleVersion() >> 16);
            if ((codec, util, scale) is not (59, 57, 6)) return $"the majors loaded are {codec}, {util} and {scale}";
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            return exception.Message;
        }

        // Whoever sends a stream could fill the log with what the decoders say about it.
        SetLogLevel(Quiet);
        return null;
    }

    private static string? FileOf(string name) => name switch
    {
        Codec => "libavcodec.so.59",
        Util => "libavutil.so.57",
        Scale => "libswscale.so.6",
        _ => null,
    };
}
