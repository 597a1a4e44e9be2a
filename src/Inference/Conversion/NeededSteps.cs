namespace Aikynetix.Inference.Conversion;

/// <summary>Finds the steps that wanted outputs depend on; whole branches that nobody asked for, such as a segmentation mask, fall away.</summary>
internal static class NeededSteps
{
    /// <summary>The needed steps, in the model's order.</summary>
    /// <param name="model">The model.</param>
    /// <param name="wanted">Tensors that are to be computed.</param>
    /// <exception cref="ConversionException">Two steps compute the same tensor.</exception>
    public static IEnumerable<LiteOperator> For(LiteModel model, IEnumerable<int> wanted)
    {
        var maker = new Dictionary<int, LiteOperator>();
        foreach (var step in model.Operators)
        {
            if (model.Inputs.Contains(step.Output) || !maker.TryAdd(step.Output, step)) throw step.Damaged("computes what is there already");
        }

        var needed = new HashSet<int>();
        var open = new Stack<int>(wanted);
        while (open.TryPop(out var tensor))
        {
            if (!maker.TryGetValue(tensor, out var step) || !needed.Add(step.Index)) continue;
            foreach (var input in step.Inputs) open.Push(input);
        }

        return model.Operators.Where(step => needed.Contains(step.Index));
    }
}
