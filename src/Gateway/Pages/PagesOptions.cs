using System.ComponentModel.DataAnnotations;

namespace Aikynetix.Gateway.Pages;

/// <summary>Where the web pages lie.</summary>
internal sealed class PagesOptions : IValidatableObject
{
    /// <summary>Section in the settings.</summary>
    public const string Section = "Pages";

    /// <summary>Folder of the built pages; null for <c>web</c> beside the program or <c>artifacts/web</c> in the nearest parent folder that has it.</summary>
    public string? Folder { get; set; }

    /// <summary>The folder to serve from, or null when nobody has built the pages.</summary>
    /// <param name="appFolder">Folder of the program.</param>
    public string? Find(string appFolder)
    {
        if (Folder is { Length: > 0 } given) return Path.GetFullPath(given);
        var beside = Path.Combine(appFolder, "web");
        if (Directory.Exists(beside)) return beside;
        for (var folder = new DirectoryInfo(appFolder); folder is not null; folder = folder.Parent)
        {
            var built = Path.Combine(folder.FullName, "artifacts", "web");
            if (Directory.Exists(built)) return built;
        }

        return null;
    }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Folder is { Length: > 0 } given && !Directory.Exists(given))
            yield return new ValidationResult($"{Section}:{nameof(Folder)} names a folder that does not exist: '{given}'.", [nameof(Folder)]);
    }
}
