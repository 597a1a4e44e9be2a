namespace Aikynetix.Streaming.Decode;

/// <summary>Which fields the header of a NUT frame holds.</summary>
[Flags]
internal enum NutFlags
{
    /// <summary>None of the fields.</summary>
    None = 0,

    /// <summary>Its time.</summary>
    Time = 8,

    /// <summary>The number of its stream.</summary>
    Stream = 16,

    /// <summary>The upper part of its size.</summary>
    Size = 32,

    /// <summary>A checksum.</summary>
    Checksum = 64,

    /// <summary>Fields of later versions, counted.</summary>
    Reserved = 128,

    /// <summary>Side data, which version 3 does not have.</summary>
    SideData = 256,

    /// <summary>Which beginning is left out.</summary>
    Prefix = 1024,

    /// <summary>A time to match.</summary>
    MatchTime = 2048,

    /// <summary>Flags that differ from the table's.</summary>
    Flags = 4096,

    /// <summary>Not a frame at all.</summary>
    Invalid = 8192,
}
