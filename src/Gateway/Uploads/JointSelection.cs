using Aikynetix.Gateway.Errors;

namespace Aikynetix.Gateway.Uploads;

/// <summary>The joints that an upload asks angles of: names separated by commas, blanks and repeated fields allowed, all when none is named.</summary>
internal sealed class JointSelection
{
    /// <summary>Every joint that may be asked for, in the order in which they are stored.</summary>
    public static IReadOnlyList<string> All { get; } = ["ankle", "knee", "elbow", "hip", "shoulder"];

    private readonly HashSet<string> _chosen = [];

    /// <summary>The chosen joints in their fixed order.</summary>
    public IReadOnlyList<string> Names => _chosen.Count == 0 ? All : [.. All.Where(_chosen.Contains)];

    /// <summary>Adds the joints that one field names.</summary>
    /// <exception cref="ApiException">A name is not one of ours.</exception>
    public void Add(string text)
    {
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var joint = name.ToLowerInvariant();
            if (joint == "all") _chosen.UnionWith(All);
            else if (All.Contains(joint)) _chosen.Add(joint);
            else throw new ApiException(ErrorCodes.UnknownJoint);
        }
    }
}
