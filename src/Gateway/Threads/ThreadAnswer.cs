namespace Aikynetix.Gateway.Threads;

/// <summary>What a thread came to, as its job keeps it.</summary>
/// <param name="Text">The text, plain.</param>
/// <param name="Author"><c>rules</c>, or the name of the language model.</param>
/// <param name="Note">What the reader should know about how it came to be; null where there is nothing.</param>
internal sealed record ThreadAnswer(string Text, string Author, string? Note = null);
