namespace Aikynetix.Gateway.Health;

/// <summary>One thing that the server needs.</summary>
/// <param name="Ok">Whether it is there.</param>
/// <param name="Message">What is there, or what is missing and how to get it.</param>
internal sealed record CheckBody(bool Ok, string Message);
