namespace Aikynetix.Inference.Conversion;

/// <summary>
/// Where the stored elements of a sparse tensor belong: its levels are walked from the outermost in, each either full or a list of
/// the positions that are there (compressed sparse rows), some of them blocks of an axis.
/// </summary>
internal sealed class SparseLayout
{
    private const int Order = 0, BlockedAxes = 1, Levels = 2;
    private const int Format = 0, FullLength = 1, SegmentsKind = 2, Segments = 3, PositionsKind = 4, Positions = 5;
    private const byte Full = 0, Compressed = 1;

    private readonly LiteTensor _tensor;
    private readonly ElementBudget _budget;
    private readonly FlatTable[] _levels;
    private readonly int[] _lengths;
    private readonly int[] _steps;

    /// <summary>Reads the description.</summary>
    /// <exception cref="ConversionException">It does not fit the tensor's shape.</exception>
    public SparseLayout(LiteTensor tensor, FlatTable sparsity, ElementBudget budget)
    {
        (_tensor, _budget, _levels) = (tensor, budget, sparsity.Tables(Levels));
        var (order, blocked, axes) = (sparsity.Int32s(Order), sparsity.Int32s(BlockedAxes), tensor.Shape.Length);
        if (order.Length != axes + blocked.Length || order.Length != _levels.Length || blocked.Length > axes)
            throw Damaged($"orders {order.Length} of {_levels.Length} levels for {axes} axes in {blocked.Length} blocks");
        if (!order.Order().SequenceEqual(Enumerable.Range(0, order.Length))) throw Damaged("walks a level twice");
        if (blocked.Distinct().Count() < blocked.Length || blocked.Any(axis => axis < 0 || axis >= axes)) throw Damaged("cuts an axis twice");

        // Levels beyond the axes walk inside a block; the axis that is cut then counts blocks.
        var block = Enumerable.Repeat(1, axes).ToArray();
        for (var i = 0; i < blocked.Length; i++) block[blocked[i]] = BlockLength(_levels[Array.IndexOf(order, axes + i)], tensor.Shape[blocked[i]]);
        var axisStep = new int[axes];
        for (int axis = axes - 1, step = 1; axis >= 0; step *= tensor.Shape[axis--]) axisStep[axis] = step;
        _lengths = Array.ConvertAll(order, level => level < axes ? tensor.Shape[level] / block[level] : block[blocked[level - axes]]);
        _steps = Array.ConvertAll(order, level => level < axes ? axisStep[level] * block[level] : axisStep[blocked[level - axes]]);
    }

    /// <summary>For each stored element its position in the dense tensor.</summary>
    /// <param name="stored">Number of stored elements.</param>
    /// <exception cref="ConversionException">The description is about another number of elements, or points outside the tensor.</exception>
    public int[] Places(int stored)
    {
        int[] places = [0];
        for (var level = 0; level < _levels.Length; level++)
        {
            places = _levels[level].Byte(Format) switch
            {
                Full when _levels[level].Int32(FullLength) == _lengths[level] => AllOf(level, places),
                Compressed => SomeOf(level, places),
                _ => throw Damaged($"has a level {level} of unknown form"),
            };
        }

        return places.Length == stored ? places : throw Damaged($"describes {places.Length} of {stored} stored elements");
    }

    private int BlockLength(FlatTable level, int axis)
    {
        var length = level.Int32(FullLength);
        return length > 0 && axis % length == 0 ? length : throw Damaged($"cuts an axis of {axis} into blocks of {length}");
    }

    private int[] AllOf(int level, int[] parents)
    {
        var length = _lengths[level];
        var places = _budget.Take<int>((long)parents.Length * length);
        for (var i = 0; i < places.Length; i++) places[i] = parents[i / length] + (i % length * _steps[level]);
        return places;
    }

    private int[] SomeOf(int level, int[] parents)
    {
        var (segments, positions) = (Numbers(level, SegmentsKind, Segments), Numbers(level, PositionsKind, Positions));
        if (segments.Length != parents.Length + 1 || segments[0] != 0 || segments[^1] != positions.Length)
            throw Damaged($"has a level {level} whose segments do not cover it");
        var places = _budget.Take<int>(positions.Length);
        for (var parent = 0; parent < parents.Length; parent++)
        {
            if (segments[parent] > segments[parent + 1] || segments[parent + 1] > positions.Length) throw Damaged($"has a level {level} whose segments run backward");
            for (var i = segments[parent]; i < segments[parent + 1]; i++)
            {
                if (positions[i] < 0 || positions[i] >= _lengths[level]) throw Damaged($"points outside its axis at level {level}");
                places[i] = parents[parent] + (positions[i] * _steps[level]);
            }
        }

        return places;
    }

    // A union: its kind tells how wide the numbers are.
    private int[] Numbers(int level, int kind, int field)
    {
        if (_levels[level].Table(field) is not { } list) return [];
        return _levels[level].Byte(kind) switch
        {
            1 => list.Int32s(0),
            2 => Array.ConvertAll(list.UInt16s(0), number => (int)number),
            3 => Array.ConvertAll(list.Bytes(0).ToArray(), number => (int)number),
            _ => throw Damaged($"has numbers of an unknown width at level {level}"),
        };
    }

    private ConversionException Damaged(string fault) => ConversionException.Damaged($"the sparse tensor {_tensor} {fault}");
}
