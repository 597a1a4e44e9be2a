using System.ComponentModel.DataAnnotations;

namespace Aikynetix.Sessions;

/// <summary>Settings of everything that is kept.</summary>
public sealed class SessionsOptions
{
    /// <summary>Name of the settings section.</summary>
    public const string Section = "Sessions";

    /// <summary>Folder that holds all state: events, read models, videos. One server process at a time uses it.</summary>
    [Required]
    public string DataFolder { get; set; } = "data";

    /// <summary>Admin key to put in force at the start (16 characters or more); null presets none.</summary>
    [MinLength(16, ErrorMessage = "The preset admin key must be at least 16 characters long.")]
    public string? AdminKey { get; set; }

    /// <summary>How long a worker may be silent before its analysis goes to another one.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How many workers one analysis may lose before it is given up.</summary>
    [Range(1, 10)]
    public int MaxAttempts { get; set; } = 3;

    /// <summary>How often to look for events that other processes have appended, such as a key made from the terminal.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:01:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(250);
}
