using System.Text.RegularExpressions;
using Aikynetix.Gateway.Errors;

namespace Aikynetix.Gateway.FunctionalTests.Errors;

/// <summary>The list of errors keeps its own rules.</summary>
public sealed class ErrorCodesTests
{
    [Fact]
    public void Every_code_is_kebab_case_and_every_sentence_ends() => Assert.All(ErrorCodes.All.Values, code =>
    {
        Assert.Matches(new Regex("^[a-z]+(-[a-z]+)*$"), code.Code);
        Assert.EndsWith(".", code.Sentence, StringComparison.Ordinal);
        Assert.InRange(code.Status, 400, 599);
    });

    [Fact]
    public void Whoever_is_told_to_come_back_is_told_when() =>
        Assert.All(ErrorCodes.All.Values.Where(code => code.Status is 429 or 503), code => Assert.NotNull(code.RetryAfterSeconds));

    [Fact]
    public void Every_status_that_the_framework_answers_has_a_code_of_that_status()
    {
        foreach (var status in new[] { 400, 401, 403, 404, 405, 408, 413, 415, 416, 429, 500, 503 })
            Assert.Equal(status, ErrorCodes.ForStatus(status).Status);
    }
}
