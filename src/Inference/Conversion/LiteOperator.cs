namespace Aikynetix.Inference.Conversion;

/// <summary>One step of a TensorFlow Lite model.</summary>
/// <param name="Index">Its position in the model, for messages.</param>
/// <param name="Kind">What it does, e.g. <c>CONV_2D</c>.</param>
/// <param name="Inputs">Tensors that it reads; −1 where an optional one is left out.</param>
/// <param name="Output">The tensor that it computes.</param>
/// <param name="Options">Its settings; null for all defaults.</param>
internal sealed record LiteOperator(int Index, string Kind, int[] Inputs, int Output, FlatTable? Options)
{
    /// <summary>A setting of one byte.</summary>
    public byte Byte(int field) => Options?.Byte(field) ?? 0;

    /// <summary>A setting of four bytes.</summary>
    public int Int32(int field, int fallback = 0) => Options?.Int32(field, fallback) ?? fallback;

    /// <summary>A setting of four bytes that counts something.</summary>
    /// <exception cref="ConversionException">It is out of every sensible range.</exception>
    public int Positive(int field, string name, int fallback = 0)
    {
        var value = Int32(field, fallback);
        return value is >= 1 and <= 4096 ? value : throw Damaged($"has {name} {value}");
    }

    /// <summary>The tensor at a position of the inputs; −1 when there is none.</summary>
    public int Input(int position) => position < Inputs.Length ? Inputs[position] : -1;

    /// <summary>An error about this step.</summary>
    public ConversionException Damaged(string fault) => ConversionException.Damaged($"{this} {fault}");

    /// <summary>An error about what this step uses and no rule covers.</summary>
    public ConversionException Unknown(string what) => ConversionException.Unknown($"{this}: {what}");

    /// <summary>Position and kind.</summary>
    public override string ToString() => $"operator {Index} ({Kind})";
}
