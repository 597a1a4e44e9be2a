using System.Buffers.Binary;

namespace Aikynetix.Inference.Conversion;

/// <summary>Reads constant tensors: half precision is widened, quantised integers become the real numbers they stand for, left-out elements become zeros.</summary>
internal sealed class ConstantReader(ElementBudget budget)
{
    /// <summary>The elements as real numbers, in the order of the file.</summary>
    /// <exception cref="ConversionException">Data, shape and quantisation do not go together, or the type has no rule.</exception>
    public float[] Reals(LiteTensor tensor)
    {
        var count = TensorShape.Count(tensor.Shape);
        if (tensor.Sparsity is not { } sparsity) return Decode(tensor, count);
        if (tensor.Type is not (LiteType.Float32 or LiteType.Float16))
            throw ConversionException.Unknown($"A sparse tensor of type {tensor.Type} ({tensor})");
        var stored = Decode(tensor, tensor.Data.Length / Size(tensor));
        var dense = budget.Take<float>(count);
        var places = new SparseLayout(tensor, sparsity, budget).Places(stored.Length);
        for (var i = 0; i < stored.Length; i++) dense[places[i]] = stored[i];
        return dense;
    }

    /// <summary>The elements as whole numbers, for shapes and amounts of padding.</summary>
    /// <exception cref="ConversionException">Data and shape do not go together, or the type is none of whole numbers.</exception>
    public int[] Integers(LiteTensor tensor)
    {
        if (tensor.Type is not (LiteType.Int32 or LiteType.Int64)) throw ConversionException.Unknown($"A list of whole numbers of type {tensor.Type} ({tensor})");
        var data = Data(tensor, TensorShape.Count(tensor.Shape));
        var values = budget.Take<int>(data.Length / Size(tensor));
        for (var i = 0; i < values.Length; i++)
        {
            var value = Integer(data, tensor.Type, i);
            values[i] = value is >= int.MinValue and <= int.MaxValue ? (int)value : throw ConversionException.Damaged($"tensor {tensor} holds {value}");
        }

        return values;
    }

    private float[] Decode(LiteTensor tensor, int count)
    {
        var data = Data(tensor, count);
        var values = budget.Take<float>(count);
        switch (tensor.Type)
        {
            case LiteType.Float32:
                for (var i = 0; i < count; i++) values[i] = BinaryPrimitives.ReadSingleLittleEndian(data[(4 * i)..]);
                break;
            case LiteType.Float16:
                for (var i = 0; i < count; i++) values[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(data[(2 * i)..]);
                break;
            default:
                Dequantise(tensor, data, values);
                break;
        }

        return values;
    }

    private static void Dequantise(LiteTensor tensor, ReadOnlySpan<byte> data, float[] values)
    {
        var quantization = tensor.Quantization
            ?? throw ConversionException.Unknown($"An integer constant without a scale ({tensor})");
        var (slices, run) = (1, values.Length);
        if (quantization.Scales.Length > 1)
        {
            var axis = quantization.Axis;
            if (axis < 0 || axis >= tensor.Shape.Length || tensor.Shape[axis] != quantization.Scales.Length)
                throw ConversionException.Damaged($"tensor {tensor} has {quantization.Scales.Length} scales along axis {axis}");
            (slices, run) = (tensor.Shape[axis], TensorShape.Count(tensor.Shape.AsSpan(axis + 1)));
        }

        if (quantization.ZeroPoints.Length > 1 && quantization.ZeroPoints.Length != slices)
            throw ConversionException.Damaged($"tensor {tensor} has {quantization.ZeroPoints.Length} zero points for {slices} scales");
        for (var i = 0; i < values.Length; i++) values[i] = quantization.Real(Integer(data, tensor.Type, i), i / run % slices);
    }

    private static ReadOnlySpan<byte> Data(LiteTensor tensor, int count) =>
        tensor.Data.Length == (long)count * Size(tensor)
            ? tensor.Data.Span
            : throw ConversionException.Damaged($"tensor {tensor} of type {tensor.Type} holds {tensor.Data.Length} bytes");

    private static long Integer(ReadOnlySpan<byte> data, LiteType type, int index) => type switch
    {
        LiteType.Int8 => (sbyte)data[index],
        LiteType.UInt8 => data[index],
        LiteType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(data[(2 * index)..]),
        LiteType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(data[(4 * index)..]),
        _ => BinaryPrimitives.ReadInt64LittleEndian(data[(8 * index)..]),
    };

    private static int Size(LiteTensor tensor) => tensor.Type switch
    {
        LiteType.Int8 or LiteType.UInt8 => 1,
        LiteType.Float16 or LiteType.Int16 => 2,
        LiteType.Float32 or LiteType.Int32 => 4,
        LiteType.Int64 => 8,
        _ => throw ConversionException.Unknown($"Element type {(int)tensor.Type} (tensor {tensor})"),
    };
}
