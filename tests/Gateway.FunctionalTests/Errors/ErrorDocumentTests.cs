using Aikynetix.Gateway.Commands;

namespace Aikynetix.Gateway.FunctionalTests.Errors;

/// <summary>docs/errors.md is what the command writes, to the letter.</summary>
public sealed class ErrorDocumentTests
{
    [Fact]
    public void The_document_holds_every_error_and_no_other()
    {
        using var written = new StringWriter();
        ErrorsCommand.Run(written);
        Assert.Equal(written.ToString(), File.ReadAllText(Find()));
    }

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
