using Aikynetix.Gateway.Activities;
using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Management;

/// <summary>The few numbers of a session that its coach looks at first.</summary>
internal static class Headlines
{
    private static readonly Dictionary<string, string[]> Keys = new()
    {
        [ActivityTable.Lifting.Name] = ["max_bar_speed", "max_power", "max_bar_height", "barbell_weight"],
        [ActivityTable.Jumping.Name] = ["jump_height", "flight_time", "rsi_modified", "peak_power"],
        [ActivityTable.Running.Name] = ["speed", "cadence", "contact_time", "step_length"],
        [ActivityTable.Mobility.Name] = ["score", "composite"],
    };

    /// <summary>Metric key to value, NaN where it was not measured; empty while the session has no result.</summary>
    public static IReadOnlyDictionary<string, double> Of(SessionView session) => session.Result is { } result
        ? Keys[session.Draft.Activity].ToDictionary(key => key, key => result.Summary.GetValueOrDefault(key, double.NaN))
        : new Dictionary<string, double>();
}
