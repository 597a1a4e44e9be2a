namespace Aikynetix.Sessions.Accounts;

/// <summary>Some of a list, in its order.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">This page; empty behind the end.</param>
/// <param name="Total">How many the whole list has.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total);
