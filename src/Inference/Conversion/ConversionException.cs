namespace Aikynetix.Inference.Conversion;

/// <summary>A TensorFlow Lite file cannot be converted; the message says what in it is damaged or unknown, and what to do.</summary>
public sealed class ConversionException : Exception
{
    /// <summary>Says what cannot be converted.</summary>
    public ConversionException(string message)
        : base(message)
    {
    }

    /// <summary>Says that the file contradicts itself.</summary>
    internal static ConversionException Damaged(string fault) =>
        new($"The TensorFlow Lite file is damaged: {fault}. Fetch it again and compare its sha256 with its publisher's.");

    /// <summary>Says that the file is sound as far as read, but holds what this converter has no rule for.</summary>
    internal static ConversionException Unknown(string what) =>
        new($"{what} is not among what this converter knows. Use the published float16 file of the model, or convert it elsewhere and install the ONNX file.");
}
