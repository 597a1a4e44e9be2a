namespace Aikynetix.Sessions.Events;

/// <summary>A stored event that this version of the program cannot read: an unknown name or a payload that does not fit it.</summary>
public sealed class FactFormatException(string message, Exception? inner = null) : FormatException(message, inner);
