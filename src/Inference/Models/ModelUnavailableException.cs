namespace Aikynetix.Inference.Models;

/// <summary>A model cannot be used; the message says which file, where it was looked for, what is wrong and how to get it.</summary>
public sealed class ModelUnavailableException : Exception
{
    /// <summary>Says what is missing or wrong.</summary>
    public ModelUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is missing or wrong and keeps the cause.</summary>
    public ModelUnavailableException(string message, Exception? cause)
        : base(message, cause)
    {
    }
}
