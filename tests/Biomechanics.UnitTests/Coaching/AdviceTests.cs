using System.Text.RegularExpressions;
using Aikynetix.Biomechanics.Coaching;

namespace Aikynetix.Biomechanics.UnitTests.Coaching;

/// <summary>What is written down about topics and reasons is complete in every language and claims no number.</summary>
public sealed partial class AdviceTests
{
    [Fact]
    public void Every_advice_is_one_sentence_in_each_language_without_a_number()
    {
        string[] activities = ["Weightlifting", "Running", "Jumping", "Mobility"];
        Assert.Equal([12, 20, 7, 16], activities.Select(activity => Advice.Of(activity).Count));
        foreach (var sentences in activities.SelectMany(activity => Advice.Of(activity).Values).SelectMany(advice => new[] { advice.Why, advice.Cue }))
        {
            Assert.Equal(3, sentences.Length);
            Assert.All(sentences, sentence => Assert.Matches(@"^\p{Lu}[^.\d]+\.$", sentence));
            Assert.Matches(Cyrillic(), sentences[1]);
            Assert.DoesNotMatch(Cyrillic(), sentences[0] + sentences[2]);
        }
    }

    [Fact]
    public void Every_metric_that_has_advice_has_a_name_to_be_told_by() => Assert.Empty(
        from activity in (string[])["Weightlifting", "Running", "Jumping", "Mobility"]
        from topic in Advice.Of(activity).Keys
        where Topics.Figures(activity, topic).Any(key => Lexicon.Default.Find(key) is null)
        select topic);

    [Fact]
    public void Every_translated_reason_is_one_that_some_analysis_gives()
    {
        var sources = string.Concat(Directory.EnumerateFiles(Sources(), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.All(Reasons.Translated, reason =>
        {
            Assert.Contains('"' + reason.Key + '"', sources, StringComparison.Ordinal);
            Assert.Equal(2, reason.Value.Length);
            Assert.Matches(Cyrillic(), reason.Value[0]);
            Assert.DoesNotMatch(Cyrillic(), reason.Value[1]);
        });
    }

    private static string Sources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Aikynetix.sln"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "src", "Biomechanics");
    }

    [GeneratedRegex(@"\p{IsCyrillic}")]
    private static partial Regex Cyrillic();
}
