using System.Xml.Linq;

namespace Aikynetix.Architecture.Tests;

/// <summary>Who may reference whom: the table of docs/architecture.md, read back from the project files.</summary>
public sealed class ProjectGraphTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Protos"] = [],
        ["Pose"] = [],
        ["Biomechanics"] = ["Pose"],
        ["Inference"] = ["Pose"],
        ["WebRtc"] = ["Pose"],
        ["Streaming"] = ["Pose", "Biomechanics"],
        ["Grpc"] = ["Protos"],
        ["Sessions"] = ["Pose", "Biomechanics", "Grpc"],
        ["Gateway"] = ["Protos", "Pose", "Biomechanics", "Inference", "Streaming", "WebRtc", "Grpc", "Sessions"],
    };

    public static TheoryData<string> Projects => [.. Repository.Files("src", "*.csproj").Select(path => Path.GetFileNameWithoutExtension(path))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_the_table_allows(string project)
    {
        Assert.True(Allowed.TryGetValue(project, out var allowed), $"src/{project} is not in the table of allowed references.");
        var references = XDocument.Load(Path.Combine(Repository.Root, "src", project, $"{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
        Assert.Empty(references.Except(allowed));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_stands_in_the_architecture_document(string project) =>
        Assert.Contains($"`src/{project}`", File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md")), StringComparison.Ordinal);

    [Fact]
    public void No_project_pins_a_version_of_its_own() =>
        Assert.Empty(new[] { "src", "tests", "bench" }.SelectMany(folder => Repository.Files(folder, "*.csproj"))
            .Where(path => XDocument.Load(path).Descendants("PackageReference").Any(reference => reference.Attribute("Version") is not null))
            .Select(Repository.Relative));
}
