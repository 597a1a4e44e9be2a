namespace Aikynetix.TestKit.Athletes;

/// <summary>A quantity that goes from key to key by half cosines, so that every key is a turning point or a rest, exactly.</summary>
public sealed class CosineTrack
{
    private readonly (double Time, double Value)[] _keys;

    /// <summary>Makes a track from keys in order of time; before the first and after the last the value stands still.</summary>
    public CosineTrack(params (double Time, double Value)[] keys) => _keys = keys;

    /// <summary>Value at a time in seconds.</summary>
    public double At(double time)
    {
        if (time <= _keys[0].Time) return _keys[0].Value;
        for (var i = 1; i < _keys.Length; i++)
        {
            var (from, to) = (_keys[i - 1], _keys[i]);
            if (time < to.Time) return from.Value + ((to.Value - from.Value) * (1 - Math.Cos(Math.PI * (time - from.Time) / (to.Time - from.Time))) / 2);
        }

        return _keys[^1].Value;
    }
}
