using Aikynetix.Inference.Onnx;

namespace Aikynetix.Inference.UnitTests.Onnx;

/// <summary>The native library is looked for in the agreed order, and its absence is explained.</summary>
public sealed class OnnxLibraryTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("aiky-native").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_setting_wins_over_beside_the_app_and_that_over_the_nearest_parent()
    {
        var app = Directory.CreateDirectory(Path.Combine(_root, "bin", "app")).FullName;
        var parent = Touch(Path.Combine(_root, "artifacts", "native"));
        Assert.Equal(parent, OnnxLibrary.Locate(null, app));
        var nearer = Touch(Path.Combine(_root, "bin", "artifacts", "native"));
        Assert.Equal(nearer, OnnxLibrary.Locate(null, app));
        var beside = Touch(app);
        Assert.Equal(beside, OnnxLibrary.Locate(" ", app));
        var set = Touch(Path.Combine(_root, "elsewhere"));
        Assert.Equal(set, OnnxLibrary.Locate(set, app));
        Assert.Equal(set, OnnxLibrary.Locate(Path.GetDirectoryName(set), app));
    }

    [Fact]
    public void A_missing_library_is_named_with_its_places_and_the_way_out()
    {
        var wrong = Path.Combine(_root, "gone", "lib.so");
        var message = Assert.Throws<OnnxException>(() => OnnxLibrary.Locate(wrong, _root)).Message;
        Assert.All([wrong, OnnxLibrary.FileName, "./aiky doctor", "AIKY_ONNXRUNTIME"], part => Assert.Contains(part, message, StringComparison.Ordinal));
        Assert.Contains(Path.Combine(_root, OnnxLibrary.FileName), Assert.Throws<OnnxException>(() => OnnxLibrary.Locate(null, _root)).Message, StringComparison.Ordinal);
    }

    private static string Touch(string folder)
    {
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, OnnxLibrary.FileName);
        File.WriteAllBytes(path, []);
        return path;
    }
}
