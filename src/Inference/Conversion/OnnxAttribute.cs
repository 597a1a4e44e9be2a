namespace Aikynetix.Inference.Conversion;

/// <summary>One setting of an ONNX node, ready to be written.</summary>
internal static class OnnxAttribute
{
    private const int Name = 1, IntegerField = 3, TextField = 4, IntegersField = 8, TypeField = 20;
    private const int IntegerType = 2, TextType = 3, IntegersType = 7;

    /// <summary>A whole number.</summary>
    public static ProtoMessage Integer(string name, int value) =>
        new ProtoMessage().Text(Name, name).Number(IntegerField, value).Number(TypeField, IntegerType);

    /// <summary>Whole numbers.</summary>
    public static ProtoMessage Integers(string name, params int[] values)
    {
        var attribute = new ProtoMessage().Text(Name, name);
        foreach (var value in values) attribute.Number(IntegersField, value);
        return attribute.Number(TypeField, IntegersType);
    }

    /// <summary>A text.</summary>
    public static ProtoMessage Text(string name, string value) =>
        new ProtoMessage().Text(Name, name).Text(TextField, value).Number(TypeField, TextType);
}
