namespace Aikynetix.Gateway.Commands;

/// <summary>A command that cannot do what it was asked; its message is all that the person at the terminal needs to see.</summary>
/// <param name="message">One sentence that says what to do.</param>
/// <param name="cause">What led to it.</param>
internal sealed class CommandException(string message, Exception? cause = null) : Exception(message, cause);
