using System.Globalization;
using Aikynetix.Pose;

namespace Aikynetix.Streaming.Live;

/// <summary>libavcodec's decoder of one codec, set up so that a unit's picture comes out as soon as the unit is in.</summary>
internal sealed unsafe class UnitDecoder : IPictureDecoder
{
    private const int PacketData = 24;
    private const int SearchChildren = 1;
    private const int TryAgain = -11;
    private readonly PictureCopy _copy = new();
    private readonly VideoCodec _codec;
    private readonly int _maxPixels;
    private nint _context;
    private nint _packet;
    private nint _frame;
    private bool _disposed;

    /// <summary>Opens a decoder.</summary>
    /// <param name="codec">What it decodes.</param>
    /// <param name="maxPixels">A picture with more is refused before room is made for it.</param>
    /// <exception cref="LiveDecoderUnavailableException">This machine lacks the libraries, or they lack this codec.</exception>
    public UnitDecoder(VideoCodec codec, int maxPixels)
    {
        LibAv.Require();
        (_codec, _maxPixels) = (codec, maxPixels);
        (_packet, _frame) = (LibAv.AllocatePacket(), LibAv.AllocateFrame());
        Open();
    }

    /// <summary>Gives the native memory back should nobody have disposed the decoder.</summary>
    ~UnitDecoder() => Free();

    /// <inheritdoc/>
    public VideoFrame? Decode(EncodedFrame unit, long frameId, TimeSpan time)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_context == 0) Open();
        VideoFrame? picture = null;
        try
        {
            Send(unit.Data.Span);

            // A unit with several spatial layers puts out one picture each: the last is the finest.
            while (Receive())
            {
                picture?.Dispose();
                picture = null;
                picture = _copy.Take(_frame, frameId, time, unit.Received);
            }

            return picture;
        }
        catch
        {
            // A spoiled unit can leave a decoder in a state that refuses good ones even after a flush: the next gets a fresh one.
            picture?.Dispose();
            LibAv.UnrefFrame(_frame);
            Close();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        Free();
        GC.SuppressFinalize(this);
    }

    private static string NameOf(VideoCodec codec) => codec switch
    {
        VideoCodec.Vp8 => "vp8",
        VideoCodec.Vp9 => "vp9",
        VideoCodec.H264 => "h264",
        VideoCodec.Av1 => "libdav1d",
        VideoCodec.Jpeg => "mjpeg",
        _ => throw new ArgumentOutOfRangeException(nameof(codec)),
    };

    // One thread: a second would hold pictures back, and a server with many cameras has no use for it. For libdav1d low delay means one
    // picture in the works at a time.
    private bool SetUp() =>
        Set("threads", "1") && Set("flags", "+low_delay") && Set("max_pixels", _maxPixels.ToString(CultureInfo.InvariantCulture))
        && (_codec != VideoCodec.Jpeg || Set("err_detect", "+explode"));

    private void Open()
    {
        var name = NameOf(_codec);
        var found = LibAv.FindDecoder(name);
        if (found == 0) throw new LiveDecoderUnavailableException($"they were built without the decoder {name}");
        _context = LibAv.AllocateContext(found);
        if (_packet != 0 && _frame != 0 && _context != 0 && SetUp() && LibAv.Open(_context, found, 0) >= 0) return;
        Close();
        throw new LiveDecoderUnavailableException($"the decoder {name} cannot be opened");
    }

    private bool Set(string name, string value) => LibAv.SetOption(_context, name, value, SearchChildren) >= 0;

    private void Send(ReadOnlySpan<byte> unit)
    {
        // The packet comes with the zeros behind its end that the decoders' bit readers run into.
        if (unit.IsEmpty || LibAv.NewPacket(_packet, unit.Length) < 0) throw new InvalidDataException("The unit has no usable length.");
        unit.CopyTo(new Span<byte>(*(byte**)(_packet + PacketData), unit.Length));
        var result = LibAv.Send(_context, _packet);
        LibAv.UnrefPacket(_packet);
        if (result < 0) throw Spoiled(result);
    }

    private bool Receive()
    {
        var result = LibAv.Receive(_context, _frame);
        if (result == TryAgain) return false;
        if (result < 0) throw Spoiled(result);
        return true;
    }

    private InvalidDataException Spoiled(int error) => new($"{_codec}: the decoder refused the unit ({error.ToString(CultureInfo.InvariantCulture)}).");

    private void Free()
    {
        // Nothing was made where the libraries are missing, and then nothing can be called to free it.
        if (_packet == 0 && _frame == 0 && _context == 0) return;
        Close();
        var (packet, frame) = (_packet, _frame);
        (_packet, _frame) = (0, 0);
        LibAv.FreePacket(&packet);
        LibAv.FreeFrame(&frame);
        _copy.Free();
    }

    private void Close()
    {
        var context = _context;
        _context = 0;
        LibAv.FreeContext(&context);
    }
}
