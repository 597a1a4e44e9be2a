using System.Globalization;

namespace Aikynetix.Gateway.Commands;

/// <summary>The words after a command: <c>--name value</c> or <c>--name=value</c> pairs and at most one word without a name.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _named = [];

    private Arguments()
    {
    }

    /// <summary>The word without a name, or null.</summary>
    public string? Word { get; private set; }

    /// <summary>Reads the words.</summary>
    /// <param name="words">What stands after the command.</param>
    /// <param name="known">The names that the command has.</param>
    /// <exception cref="CommandException">A name is unknown, has no value, or comes twice.</exception>
    public static Arguments Parse(IReadOnlyList<string> words, params string[] known)
    {
        var result = new Arguments();
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
            {
                if (result.Word is not null) throw new CommandException($"'{words[i]}' is one word too many.");
                result.Word = words[i];
                continue;
            }

            var pair = words[i][2..].Split('=', 2);
            if (!known.Contains(pair[0]))
                throw new CommandException($"--{pair[0]} is unknown here; known are {string.Join(", ", known.Select(name => "--" + name))}.");
            var value = pair.Length == 2 ? pair[1] : ++i < words.Count ? words[i] : throw new CommandException($"--{pair[0]} needs a value.");
            if (string.IsNullOrWhiteSpace(value)) throw new CommandException($"--{pair[0]} needs a value.");
            if (!result._named.TryAdd(pair[0], value)) throw new CommandException($"--{pair[0]} was given twice.");
        }

        return result;
    }

    /// <summary>The value of a name, or null.</summary>
    public string? Find(string name) => _named.GetValueOrDefault(name);

    /// <summary>The value of a name that must be there.</summary>
    /// <exception cref="CommandException">It is not.</exception>
    public string Require(string name) => Find(name) ?? throw new CommandException($"--{name} is needed.");

    /// <summary>The number behind a name, or null.</summary>
    /// <exception cref="CommandException">It is no number between the bounds.</exception>
    public double? Number(string name, double low, double high)
    {
        if (Find(name) is not { } text) return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high
            ? value
            : throw new CommandException(FormattableString.Invariant($"--{name} must be a number from {low} to {high}."));
    }
}
