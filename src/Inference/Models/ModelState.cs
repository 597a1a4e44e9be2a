namespace Aikynetix.Inference.Models;

/// <summary>How a known model stands on this machine.</summary>
public enum ModelState
{
    /// <summary>No file of its name is here.</summary>
    Missing,

    /// <summary>A genuine file is here.</summary>
    Installed,

    /// <summary>A genuine file is here that came with the product.</summary>
    Bundled,

    /// <summary>Only files are here whose content nobody vouches for.</summary>
    Damaged,
}
