namespace Aikynetix.Inference;

/// <summary>Where model files are, section <c>Models</c>.</summary>
public sealed class ModelOptions
{
    /// <summary>Name of the settings section.</summary>
    public const string Section = "Models";

    /// <summary>The server's models folder; null for <c>models</c> beside the app or in the nearest parent folder that has one.</summary>
    public string? Folder { get; set; }

    /// <summary>More folders to look in, separated as in PATH. <c>AIKY_MODELS</c> sets it too.</summary>
    public string? MoreFolders { get; set; }

    /// <summary>Whether a missing model may be fetched from the address in the registry.</summary>
    public bool AllowDownload { get; set; }

    /// <summary>Address that stands in for scheme and host of every address in the registry; null to ask the official servers.</summary>
    public string? Mirror { get; set; }

    /// <summary>Whether the mirror is none, or an address that may be asked.</summary>
    internal bool IsMirrorUsable => string.IsNullOrWhiteSpace(Mirror) || (Uri.TryCreate(Mirror, UriKind.Absolute, out var mirror) && IsSafe(mirror));

    /// <summary>Whether an address may be asked: encrypted, or on this machine.</summary>
    internal static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    /// <summary>Whether an answer of one address may lead to another: to none that is not safe, and from elsewhere not to this machine.</summary>
    internal static bool MayLead(Uri from, Uri to) => IsSafe(to) && (from.IsLoopback || !to.IsLoopback);

    /// <summary>Folder of the product's own models: <c>models</c> beside the app or in the nearest parent folder that has one.</summary>
    /// <param name="appFolder">Folder of the app.</param>
    internal static string BundleFolder(string appFolder)
    {
        for (var folder = new DirectoryInfo(appFolder); folder is not null; folder = folder.Parent)
        {
            // The registry marks the product's folder of models among others of the same name.
            var models = Path.Combine(folder.FullName, "models");
            if (File.Exists(Path.Combine(models, "registry.json"))) return models;
        }

        return Path.Combine(appFolder, "models");
    }

    /// <summary>Where a file is fetched that has this official address.</summary>
    internal Uri Address(Uri official) =>
        string.IsNullOrWhiteSpace(Mirror) ? official : new Uri(Mirror.TrimEnd('/') + official.PathAndQuery);

    /// <summary>All folders to look in, in order.</summary>
    /// <param name="appFolder">Folder of the app.</param>
    internal IReadOnlyList<string> Folders(string appFolder)
    {
        var first = string.IsNullOrWhiteSpace(Folder) ? BundleFolder(appFolder) : Path.GetFullPath(Folder);
        var more = (MoreFolders ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. more.Select(Path.GetFullPath).Prepend(first).Distinct()];
    }
}
