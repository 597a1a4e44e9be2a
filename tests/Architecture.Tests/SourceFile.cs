using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aikynetix.Architecture.Tests;

/// <summary>One parsed product file.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Name">Path from the repository root, with forward slashes.</param>
/// <param name="Syntax">Its syntax tree.</param>
internal sealed record SourceFile(string Path, string Name, CompilationUnitSyntax Syntax)
{
    /// <summary>The project's folder name, e.g. <c>Inference</c>.</summary>
    public string Project => Name.Split('/')[1];

    /// <summary>The folder inside the project, or empty for the project's root.</summary>
    public string Folder => Name.Split('/') is { Length: > 3 } parts ? parts[2] : "";

    /// <summary>The types declared at the top of the file.</summary>
    public IEnumerable<BaseTypeDeclarationSyntax> Types =>
        Syntax.DescendantNodes(node => node is not BaseTypeDeclarationSyntax).OfType<BaseTypeDeclarationSyntax>();
}
