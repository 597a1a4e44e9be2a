namespace Aikynetix.Inference.Onnx;

/// <summary>ONNX Runtime is missing, too old, or refused what it was asked to do; the message is its own, with what it was doing.</summary>
public sealed class OnnxException : Exception
{
    /// <summary>Says what failed.</summary>
    public OnnxException(string message)
        : base(message)
    {
    }

    /// <summary>Says what failed and keeps the cause.</summary>
    public OnnxException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
