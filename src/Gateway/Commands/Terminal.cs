namespace Aikynetix.Gateway.Commands;

/// <summary>Where a command writes, and where it hears an answer.</summary>
/// <param name="Output">What the command is for: a table, a key.</param>
/// <param name="Progress">What only the waiting person needs, so that output can be piped.</param>
/// <param name="Redraws">Whether progress may redraw its line.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Progress, bool Redraws)
{
    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess => new(Console.Out, Console.Error, !Console.IsErrorRedirected) { Input = Console.In };

    /// <summary>Where the answer to a question comes from.</summary>
    public TextReader Input { get; init; } = TextReader.Null;
}
