using System.Text.RegularExpressions;

namespace Aikynetix.Architecture.Tests;

/// <summary>Each foreign library has one door: its name appears in one folder only.</summary>
public sealed class ForeignLibraryTests
{
    [Theory]
    [InlineData(@"OrtGetApiBase|libonnxruntime", "src/Inference/Onnx/")]
    [InlineData(@"ProcessStartInfo", "src/Streaming/Decode/")]
    [InlineData(@"Microsoft\.Data\.Sqlite", "src/Sessions/Store/|src/Sessions/Projections/")]
    [InlineData(@"using Microsoft\.AspNetCore", "src/Gateway/")]
    [InlineData(@"DllImport|LibraryImport|NativeLibrary", "src/Inference/Onnx/|src/Streaming/Decode/|src/Sessions/Blobs/")]
    public void A_foreign_name_stays_behind_its_door(string name, string doors)
    {
        var pattern = new Regex(name);
        var allowed = doors.Split('|');
        var outside = Repository.Sources
            .Where(file => pattern.IsMatch(file.Syntax.ToString()) && !allowed.Any(door => file.Name.StartsWith(door, StringComparison.Ordinal)))
            .Select(file => file.Name);
        Assert.Empty(outside);
    }
}
