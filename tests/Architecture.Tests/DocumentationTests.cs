using System.Reflection;
using System.Text.RegularExpressions;

namespace Aikynetix.Architecture.Tests;

/// <summary>The documents stay true: every setting is explained, every link leads somewhere.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] Projects = ["Biomechanics", "Inference", "Streaming", "Grpc", "Sessions", "Gateway"];

    [Fact]
    public void Every_setting_is_explained_in_operations()
    {
        var operations = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));
        var missing =
            from project in Projects
            from type in Assembly.Load($"Aikynetix.{project}").GetTypes()
            where type.Name.EndsWith("Options", StringComparison.Ordinal) && type is { IsClass: true, IsAbstract: false }
            let section = type.GetField("Section", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)?.GetRawConstantValue() as string
            from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            where property.CanWrite
            let name = $"`{section}:{property.Name}`"
            where section is null || !operations.Contains(name, StringComparison.Ordinal)
            select $"{type.FullName}: {name}";
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_relative_link_leads_to_a_file()
    {
        var documents = Directory.EnumerateFiles(Repository.Root, "*.md").Concat(Repository.Files("docs", "*.md")).Concat(Repository.Files("models", "*.md"));
        var broken =
            from document in documents
            from Match link in Link().Matches(File.ReadAllText(document))
            let target = link.Groups[1].Value.Split('#')[0]
            where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
            where !Path.Exists(Path.Combine(Path.GetDirectoryName(document)!, target))
            select $"{Repository.Relative(document)} → {target}";
        Assert.Empty(broken);
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
