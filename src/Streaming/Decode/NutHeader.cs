namespace Aikynetix.Streaming.Decode;

/// <summary>What the two headers of a one-stream NUT file say: how frames are coded, the unit of time, the size of the picture.</summary>
/// <remarks>Follows "NUT Open Container Format" (ffmpeg.org/nut.txt), version 3, as far as one raw video stream needs it.</remarks>
internal sealed class NutHeader
{
    private const int MaxPrefixes = 127;

    /// <summary>How each of the 256 first bytes of a frame is to be read.</summary>
    public NutFrameCode[] Codes { get; } = new NutFrameCode[256];

    /// <summary>Beginnings of frames that are left out where a frame names one of them; the first is empty.</summary>
    public byte[][] Prefixes { get; private set; } = [];

    /// <summary>Numerator of the unit of time in seconds.</summary>
    public int TimeNumerator { get; private set; }

    /// <summary>Denominator of the unit of time in seconds.</summary>
    public int TimeDenominator { get; private set; }

    /// <summary>Low bits of a time that a frame may carry in place of all of it.</summary>
    public int ShortTimeBits { get; private set; }

    /// <summary>Width of the picture in pixels.</summary>
    public int Width { get; private set; }

    /// <summary>Height of the picture in pixels.</summary>
    public int Height { get; private set; }

    /// <summary>Reads the main header.</summary>
    /// <exception cref="InvalidDataException">It is not that of one stream in version 3.</exception>
    public void ReadMain(NutFields fields)
    {
        if (fields.Int() != 3) throw NutFields.Malformed("another version");
        if (fields.Int() != 1) throw NutFields.Malformed("not one stream");
        fields.Int(); // The longest stretch without a sync point matters only to those who seek.
        if (fields.Int() != 1) throw NutFields.Malformed("not one time base");
        TimeNumerator = fields.Int();
        TimeDenominator = fields.Int();
        if (TimeNumerator == 0 || TimeDenominator == 0) throw NutFields.Malformed("no time base");
        ReadCodes(ref fields);

        var stored = fields.Int();
        if (stored > MaxPrefixes) throw NutFields.Malformed("too many prefixes");
        Prefixes = new byte[stored + 1][];
        Prefixes[0] = [];
        for (var i = 1; i <= stored; i++) Prefixes[i] = fields.Bytes().ToArray();
    }

    /// <summary>Reads the stream header.</summary>
    /// <exception cref="InvalidDataException">It is not that of a video stream.</exception>
    public void ReadStream(NutFields fields)
    {
        fields.Int(); // Number of the stream.
        if (fields.Int() != 0) throw NutFields.Malformed("not a video stream");
        fields.Bytes(); // Four characters for I420.
        fields.Int(); // Number of the time base.
        ShortTimeBits = fields.Int();
        if (ShortTimeBits > 30) throw NutFields.Malformed("short times are too long");
        fields.Long(); // Farthest jump in time without a checksum.
        fields.Int(); // Delay of the decoder.
        fields.Int(); // Flags.
        fields.Bytes(); // Data for the decoder.
        Width = fields.Int();
        Height = fields.Int();
    }

    // The table is stored as runs: fields that a run does not state keep the value of the run before.
    private void ReadCodes(ref NutFields fields)
    {
        long timeStep = 0;
        var (sizeFactor, stream) = (1, 0);
        for (var i = 0; i < Codes.Length;)
        {
            var flags = (NutFlags)fields.Int();
            var stated = fields.Int();
            if (stated > 0) timeStep = fields.Signed();
            if (stated > 1) sizeFactor = fields.Int();
            if (stated > 2) stream = fields.Int();
            var size = stated > 3 ? fields.Int() : 0;
            var reserved = stated > 4 ? fields.Int() : 0;
            var count = stated > 5 ? fields.Int() : sizeFactor - size;
            if (stated > 6) fields.Signed();
            var prefix = stated > 7 ? fields.Int() : 0;
            for (var extra = 8; extra < stated; extra++) fields.Long();

            if (count <= 0 || count > Codes.Length - i) throw NutFields.Malformed("a frame table that does not fit");
            for (var j = 0; j < count && i < Codes.Length; i++)
            {
                // 'N' begins a start code and so never begins a frame.
                Codes[i] = i == 'N'
                    ? new NutFrameCode(NutFlags.Invalid, 0, 0, 0, 0, 0)
                    : new NutFrameCode(flags, timeStep, sizeFactor, size + j++, reserved, prefix);
            }
        }
    }
}
