using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aikynetix.Architecture.Tests;

/// <summary>How product code is cut: budgets of files and methods, one type a file, a sentence at the top, no forbidden constructs.</summary>
public sealed class SourceRuleTests
{
    private const int FileBudget = 300;
    private const int MethodBudget = 60;

    private static readonly string[] VagueFolders = ["Helpers", "Services", "Utils", "Utilities", "Common", "Contracts", "Internal", "Misc"];

    [Fact]
    public void No_file_is_longer_than_its_budget() =>
        Assert.Empty(Repository.Sources.Where(file => Lines(file.Syntax) > FileBudget).Select(file => $"{file.Name}: {Lines(file.Syntax)} lines"));

    [Fact]
    public void No_method_is_longer_than_its_budget() =>
        Assert.Empty(Repository.Sources.SelectMany(file => file.Syntax.DescendantNodes()
            .Where(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax)
            .Where(node => Lines(node) > MethodBudget)
            .Select(node => $"{file.Name}: {Lines(node)} lines from line {node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}")));

    [Fact]
    public void A_file_declares_one_type_and_opens_with_a_sentence_about_its_job()
    {
        var offenders =
            from file in Repository.Sources
            where file.Types.Any()
            let first = file.Types.First()
            let documented = first.GetLeadingTrivia().ToFullString().Contains("<summary>", StringComparison.Ordinal)
            where !documented || file.Types.Count(type => type.Modifiers.Any(SyntaxKind.PublicKeyword)) > 1
            select file.Name;
        Assert.Empty(offenders);
    }

    [Fact]
    public void Folders_are_named_by_what_they_do() =>
        Assert.Empty(Repository.Sources.Where(file => file.Name.Split('/').Intersect(VagueFolders).Any()).Select(file => file.Name));

    [Fact]
    public void No_method_is_async_void() =>
        Assert.Empty(Repository.Sources.SelectMany(file => file.Syntax.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(method => method.Modifiers.Any(SyntaxKind.AsyncKeyword) && method.ReturnType.ToString() == "void")
            .Select(method => $"{file.Name}: {method.Identifier}")));

    [Fact]
    public void Every_asynchronous_method_takes_a_token()
    {
        // What carries a token itself, or was started with one; a method may also keep a clock of its own.
        string[] carriers = ["CancellationToken", "HttpContext", "HttpRequest", "Task", "ServerCall", "ServerExchange"];
        var offenders =
            from file in Repository.Sources
            from method in file.Syntax.DescendantNodes().OfType<MethodDeclarationSyntax>()
            let returns = method.ReturnType.ToString()
            where returns.StartsWith("Task", StringComparison.Ordinal) || returns.StartsWith("ValueTask", StringComparison.Ordinal) || returns.StartsWith("IAsyncEnumerable", StringComparison.Ordinal)
            where method.Modifiers.Any(SyntaxKind.AsyncKeyword) || method.Modifiers.Any(SyntaxKind.PublicKeyword)
            where !method.Modifiers.Any(SyntaxKind.OverrideKeyword) && method.ExplicitInterfaceSpecifier is null && method.Identifier.Text is not ("DisposeAsync" or "ExecuteAsync")
            // A hub has the token of its connection.
            where method.Parent is not ClassDeclarationSyntax { BaseList: { } bases } || !bases.ToString().Contains("Hub<", StringComparison.Ordinal)
            where !method.ToString().Contains("new CancellationTokenSource(", StringComparison.Ordinal)
            where !method.ParameterList.Parameters.Any(parameter => carriers.Any(carrier => parameter.Type?.ToString().Contains(carrier, StringComparison.Ordinal) == true))
            select $"{file.Name}: {method.Identifier}";
        Assert.Empty(offenders);
    }

    [Fact]
    public void No_unfinished_work_is_marked()
    {
        string[] marks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "NotImplemented" + "Exception"];
        Assert.Empty(Repository.Sources.Where(file => marks.Any(mark => file.Syntax.ToFullString().Contains(mark, StringComparison.Ordinal))).Select(file => file.Name));
    }

    private static int Lines(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}
