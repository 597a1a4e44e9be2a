using Aikynetix.Sessions.Analyses;

namespace Aikynetix.Gateway.Sessions;

/// <summary>Which angle series belong to the joints that an upload asked for.</summary>
internal static class AngleSelection
{
    private const int AllJoints = 5;

    /// <summary>The series of the chosen joints; every series, also of segments, when all joints were chosen.</summary>
    public static IReadOnlyDictionary<string, Series> Select(IReadOnlyDictionary<string, Series> angles, IReadOnlyList<string> joints)
    {
        if (joints.Count is 0 or AllJoints) return angles;
        return angles.Where(angle => joints.Any(joint => Belongs(angle.Key, joint))).ToDictionary(angle => angle.Key, angle => angle.Value);
    }

    // Keys are the first three letters of the joint, with l or r before them where the series has a side: lkne_angle, kne_angle.
    private static bool Belongs(string key, string joint)
    {
        var name = key.AsSpan();
        var stem = joint.AsSpan(0, 3);
        return name.StartsWith(stem, StringComparison.Ordinal)
            || (name.Length > 0 && name[0] is 'l' or 'r' && name[1..].StartsWith(stem, StringComparison.Ordinal));
    }
}
