using Aikynetix.Gateway.Commands;

namespace Aikynetix.Gateway.FunctionalTests.Commands;

/// <summary>The words after a command are understood, and a mistake in them is named.</summary>
public sealed class ArgumentsTests
{
    [Fact]
    public void Names_values_and_the_one_word_are_told_apart()
    {
        var arguments = Arguments.Parse(["--exercise", "clean", "clip.mp4", "--out=a=b.json"], "exercise", "out");
        Assert.Equal("clip.mp4", arguments.Word);
        Assert.Equal("clean", arguments.Require("exercise"));
        Assert.Equal("a=b.json", arguments.Find("out"));
    }

    [Theory]
    [InlineData("'c' is one word too many.", "b", "c")]
    [InlineData("--out needs a value.", "--out")]
    [InlineData("--out needs a value.", "--out", "")]
    [InlineData("--out needs a value.", "--out= ")]
    [InlineData("--out was given twice.", "--out", "a", "--out", "b")]
    [InlineData("--far is unknown here; known are --out.", "--far", "a")]
    public void Mistakes_are_named(string sentence, params string[] words) =>
        Assert.Equal(sentence, Assert.Throws<CommandException>(() => Arguments.Parse(words, "out")).Message);

    [Theory]
    [InlineData("abc")]
    [InlineData("NaN")]
    [InlineData("701")]
    [InlineData("-1")]
    public void A_number_outside_its_bounds_is_refused(string text)
    {
        var arguments = Arguments.Parse(["--barbell-mass", text], "barbell-mass");
        Assert.Equal("--barbell-mass must be a number from 1 to 700.", Assert.Throws<CommandException>(() => arguments.Number("barbell-mass", 1, 700)).Message);
    }
}
