namespace Aikynetix.Sessions.Events;

/// <summary>Tokens of a language model were set aside, or (less than nought) given back because the answer cost less; the stream is that of a UTC day.</summary>
[FactName("tokens-spent-v1")]
internal sealed record TokensSpent(long Tokens) : IFact;
