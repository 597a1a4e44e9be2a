namespace Aikynetix.Sessions.Store;

/// <summary>Where a writer believes a stream to end.</summary>
public readonly record struct ExpectedRevision
{
    /// <summary>The writer does not care where the stream ends.</summary>
    public static readonly ExpectedRevision Any = new(-2);

    /// <summary>The stream must not exist yet.</summary>
    public static readonly ExpectedRevision NoStream = new(-1);

    private ExpectedRevision(long value) => Value = value;

    /// <summary>The revision, or −1 for <see cref="NoStream"/> and −2 for <see cref="Any"/>.</summary>
    public long Value { get; }

    /// <summary>The stream must end with the given revision; −1 is <see cref="NoStream"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The revision is less than −1.</exception>
    public static ExpectedRevision At(long revision)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(revision, -1);
        return new ExpectedRevision(revision);
    }

    /// <inheritdoc/>
    public override string ToString() => Value switch { -2 => "any", -1 => "no stream", _ => $"revision {Value}" };
}
