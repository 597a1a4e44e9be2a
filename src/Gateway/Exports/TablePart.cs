namespace Aikynetix.Gateway.Exports;

/// <summary>Some rows of a table.</summary>
/// <param name="First">Number of the first row, from 0.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Values">Per column one value per row, and perhaps more that do not count.</param>
internal readonly record struct TablePart(int First, int Count, double[][] Values);
