using Aikynetix.Inference.Models;

namespace Aikynetix.Inference.UnitTests.Models;

/// <summary>A choice is kept, can be taken back, and a file that says nonsense is told.</summary>
public sealed class ModelSelectionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aiky-choice").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_choice_is_kept_until_it_is_taken_back()
    {
        Assert.Null(ModelSelection.Read(_folder));
        ModelSelection.Write(_folder, "blazepose-lite");
        Assert.Equal("blazepose-lite", ModelSelection.Read(_folder));
        ModelSelection.Write(_folder, null);
        Assert.Null(ModelSelection.Read(_folder));
        Assert.Empty(Directory.GetFiles(_folder));
        ModelSelection.Write(Path.Combine(_folder, "nowhere"), null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"pose\":null}")]
    [InlineData("{\"pose\":7}")]
    [InlineData("{\"pose\":\"rtmdet-nano\"}")]
    [InlineData("{\"pose\":\"../blazepose-lite\"}")]
    public void Nonsense_is_told_with_the_way_out(string content)
    {
        File.WriteAllText(Path.Combine(_folder, "selection.json"), content);
        var message = Assert.Throws<ModelUnavailableException>(() => ModelSelection.Read(_folder)).Message;
        Assert.Contains(Path.Combine(_folder, "selection.json"), message, StringComparison.Ordinal);
        Assert.Contains("./aiky models use auto", message, StringComparison.Ordinal);
    }
}
