namespace Aikynetix.Inference.Conversion;

/// <summary>Element types of TensorFlow Lite, by their code in its schema; those that are read here.</summary>
internal enum LiteType
{
    /// <summary>32-bit floating point.</summary>
    Float32 = 0,

    /// <summary>16-bit floating point.</summary>
    Float16 = 1,

    /// <summary>Signed 32-bit.</summary>
    Int32 = 2,

    /// <summary>Unsigned 8-bit.</summary>
    UInt8 = 3,

    /// <summary>Signed 64-bit.</summary>
    Int64 = 4,

    /// <summary>Signed 16-bit.</summary>
    Int16 = 7,

    /// <summary>Signed 8-bit.</summary>
    Int8 = 9,
}
