namespace Aikynetix.Inference.Conversion;

/// <summary>Finds, for each family of models, the outputs that its decoder reads; all else is left out.</summary>
internal static class FamilyOutputs
{
    /// <summary>The outputs to keep, in the order of the ONNX file.</summary>
    /// <param name="model">The model.</param>
    /// <param name="family"><c>blazepose</c>, <c>blazepose-detector</c> or <c>movenet</c>.</param>
    /// <exception cref="ConversionException">There is no such family, or the model is of another.</exception>
    public static FamilyOutput[] Of(LiteModel model, string family) => family switch
    {
        "blazepose" =>
        [
            ByShape(model, family, "landmarks", 1, 195),
            ByShape(model, family, "flag", 1, 1),
            ByShape(model, family, "heatmap", 1, 64, 64, 39),
            ByShape(model, family, "world", 1, 117),
        ],
        "blazepose-detector" => [ByShape(model, family, "Identity", 1, 2254, 12), ByShape(model, family, "Identity_1", 1, 2254, 1)],
        "movenet" => MoveNet(model),
        _ => throw new ConversionException($"There is no rule to convert models of the family '{family}'. Families with one: blazepose, blazepose-detector, movenet."),
    };

    private static FamilyOutput ByShape(LiteModel model, string family, string name, params int[] shape)
    {
        var found = model.Outputs.Where(output => model.Tensors[output].Shape.SequenceEqual(shape)).ToArray();
        return found is [var tensor] ? new FamilyOutput(name, tensor) : throw Other(
            family, $"{found.Length} of its outputs have the shape {TensorShape.Text(shape)} of '{name}' ({string.Join(", ", model.Outputs.Select(output => model.Tensors[output]))})");
    }

    // The published files end in their own decoding, which no output leads around; the maps that it reads are taken instead.
    private static FamilyOutput[] MoveNet(LiteModel model)
    {
        var logistic = model.Operators.Where(step => step.Kind == "LOGISTIC").ToArray();
        var middle = Single(logistic.Where(step => Channels(model, step) == 1), "map of body middles");
        var weighted = Single(model.Operators.Where(step => step.Kind == "MUL" && step.Inputs.Contains(middle.Output)), "weighting of the map of body middles");
        var pairs = model.Operators.Where(step => step.Kind == "CONV_2D" && Channels(model, step) == 34).ToArray();
        return
        [
            new("center", weighted.Output),
            new("heatmap", Single(logistic.Where(step => Channels(model, step) == 17), "map of points").Output),
            new("offset", Single(pairs.Where(step => IsCalled(model, step, "kpt_offset")), "map called 'kpt_offset'").Output),
            new("regress", Single(pairs.Where(step => IsCalled(model, step, "kpt_regress")), "map called 'kpt_regress'").Output),
        ];
    }

    private static int Channels(LiteModel model, LiteOperator step) => model.Tensors[step.Output].Shape is [1, _, _, var channels] ? channels : 0;

    // Of joined names, the first is the step's own.
    private static bool IsCalled(LiteModel model, LiteOperator step, string name) =>
        model.Tensors[step.Output].Name.Split(';')[0].Contains(name, StringComparison.Ordinal);

    private static LiteOperator Single(IEnumerable<LiteOperator> steps, string what) =>
        steps.ToArray() is var found && found is [var step] ? step : throw Other("movenet", $"it has {found.Length} instead of one {what}");

    private static ConversionException Other(string family, string fault) =>
        new($"This is no model of the family '{family}': {fault}. Check that the right file was fetched and the right family named.");
}
