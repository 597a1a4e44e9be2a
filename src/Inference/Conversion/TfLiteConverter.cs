namespace Aikynetix.Inference.Conversion;

/// <summary>
/// Converts pose models from TensorFlow Lite to ONNX (operator set 13): float32 throughout, channels in front, one input called <c>input</c>,
/// the outputs that the family's decoder reads. Weights of half precision, sparse or quantised to integers become float32;
/// quantisation of what is computed is dropped.
/// </summary>
internal static class TfLiteConverter
{
    /// <summary>Converts a model; the same file gives the same bytes.</summary>
    /// <param name="tflite">The file; it may come from anywhere, nothing in it is believed unchecked.</param>
    /// <param name="family"><c>blazepose</c>, <c>blazepose-detector</c> or <c>movenet</c>.</param>
    /// <returns>The ONNX file.</returns>
    /// <exception cref="ConversionException">The file is damaged, of another family, or holds something that has no rule; the message says what.</exception>
    public static byte[] ToOnnx(ReadOnlyMemory<byte> tflite, string family)
    {
        var model = new LiteModel(tflite);
        var outputs = FamilyOutputs.Of(model, family);
        return Build(model, outputs, new ElementBudget(tflite.Length));
    }

    /// <summary>Converts what some tensors depend on.</summary>
    internal static byte[] Build(LiteModel model, FamilyOutput[] outputs, ElementBudget budget)
    {
        var graph = new GraphBuilder(model, budget);
        foreach (var step in NeededSteps.For(model, outputs.Select(output => output.Tensor))) Translate(step, graph);
        foreach (var output in outputs)
        {
            var value = graph.Computed(output.Tensor);
            graph.Onnx.Output(output.Name, value.Name, TensorShape.Onnx(value.Shape));
        }

        return graph.Onnx.ToArray();
    }

    private static void Translate(LiteOperator step, GraphBuilder graph)
    {
        switch (step.Kind)
        {
            case "DEQUANTIZE" or "DENSIFY" or "QUANTIZE" or "CAST": graph.Forward(step); break;
            case "CONV_2D": Convolutions.Full(step, graph); break;
            case "DEPTHWISE_CONV_2D": Convolutions.Depthwise(step, graph); break;
            case "MAX_POOL_2D": Convolutions.Pool(step, graph, "MaxPool"); break;
            case "AVERAGE_POOL_2D": Convolutions.Pool(step, graph, "AveragePool"); break;
            case "ADD": Elementwise.Binary(step, graph, "Add"); break;
            case "SUB": Elementwise.Binary(step, graph, "Sub"); break;
            case "MUL": Elementwise.Binary(step, graph, "Mul"); break;
            case "DIV": Elementwise.Binary(step, graph, "Div"); break;
            case "RELU" or "RELU6" or "LOGISTIC": Elementwise.Unary(step, graph); break;
            case "PRELU": Elementwise.Prelu(step, graph); break;
            case "PAD": Rearrangements.Pad(step, graph); break;
            case "RESIZE_BILINEAR": Rearrangements.Resize(step, graph); break;
            case "DEPTH_TO_SPACE": Rearrangements.DepthToSpace(step, graph); break;
            case "RESHAPE": Rearrangements.Reshape(step, graph); break;
            case "CONCATENATION": Rearrangements.Concatenate(step, graph); break;
            default:
                throw ConversionException.Unknown($"The operator {step.Kind} (step {step.Index})");
        }
    }
}
