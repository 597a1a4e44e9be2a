using Aikynetix.Gateway.Errors;

namespace Aikynetix.Gateway.FunctionalTests.Errors;

/// <summary>docs/errors.md and the code tell the same errors.</summary>
public sealed class ErrorDocumentTests
{
    [Fact]
    public void The_document_holds_every_error_and_no_other()
    {
        var rows = File.ReadAllLines(Find()).Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        Assert.Equal(ErrorCodes.All.Values.OrderBy(code => code.Status).ThenBy(code => code.Code, StringComparer.Ordinal).Select(Row), rows);
    }

    private static string Row(ErrorCode code) => $"| `{code.Code}` | {code.Status} | {code.Sentence} |";

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "docs", "errors.md");
            if (File.Exists(path)) return path;
        }

        throw new FileNotFoundException("docs/errors.md was not found in any parent folder.");
    }
}
