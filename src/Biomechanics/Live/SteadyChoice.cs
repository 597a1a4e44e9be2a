namespace Aikynetix.Biomechanics.Live;

/// <summary>A decision that is made at the first evidence and changes only when the evidence for another has lasted.</summary>
/// <param name="patience">Seconds for which another choice must have been asked for without a break.</param>
internal sealed class SteadyChoice<T>(double patience)
    where T : struct
{
    private T? _other;
    private double _since;

    /// <summary>What is decided; null before any evidence.</summary>
    public T? Value { get; private set; }

    /// <summary>Takes what the evidence asks for; null when it asks for nothing.</summary>
    public void Next(T? wish, double seconds)
    {
        if (Value is null) Value = wish;
        else if (wish is null || wish.Equals(Value)) _other = null;
        else if (!wish.Equals(_other)) (_other, _since) = (wish, seconds);
        else if (seconds - _since >= patience) (Value, _other) = (wish, null);
    }

    /// <summary>Forgets the decision.</summary>
    public void Clear() => (Value, _other) = (null, null);
}
