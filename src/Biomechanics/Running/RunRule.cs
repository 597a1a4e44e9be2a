namespace Aikynetix.Biomechanics.Running;

/// <summary>What a metric of a run needs to be reported, and the range in which a body can be.</summary>
/// <param name="Key">Key as the API names it.</param>
/// <param name="Low">Lowest possible value.</param>
/// <param name="High">Highest possible value.</param>
/// <param name="Needs">What it needs.</param>
internal sealed record RunRule(string Key, double Low, double High, RunNeeds Needs)
{
    /// <summary>All metrics that a step has.</summary>
    public static readonly RunRule[] OfStep =
    [
        new("speed", 0.5, 12, RunNeeds.Speed),
        new("pace", 1.3, 35, RunNeeds.Speed),
        new("cadence", 60, 300, RunNeeds.Next),
        new("step_time", 0.2, 1, RunNeeds.Next),
        new("stride_time", 0.4, 2, RunNeeds.NextOwn),
        new("contact_time", 0.06, 0.45, RunNeeds.Edges),
        new("flight_time", -0.02, 0.30, RunNeeds.Edges | RunNeeds.Next),
        new("duty_factor", 0.1, 0.5, RunNeeds.Edges | RunNeeds.Next),
        new("step_length", 0.3, 3.5, RunNeeds.Speed | RunNeeds.Next),
        new("stride_length", 0.6, 7, RunNeeds.Speed | RunNeeds.NextOwn),
        new("vertical_oscillation", 0.01, 0.25, RunNeeds.Scale | RunNeeds.Body | RunNeeds.Next),
        new("vertical_ratio", 0.5, 30, RunNeeds.Scale | RunNeeds.Speed | RunNeeds.Body | RunNeeds.Next),
        new("contact_angle", 40, 90, RunNeeds.Body | RunNeeds.Moment),
        new("push_angle", 30, 90, RunNeeds.Body | RunNeeds.Moment),
        new("foot_strike_angle", -45, 60, RunNeeds.Moment),
        new("trunk_lean", -30, 60, RunNeeds.None),
        new("knee_flexion_midstance", 0, 110, RunNeeds.None),
        new("shank_angle_contact", -40, 50, RunNeeds.Moment),
        new("hip_extension_toe_off", -60, 60, RunNeeds.Moment),
        new("overstride", -0.4, 0.9, RunNeeds.Scale | RunNeeds.Body | RunNeeds.Moment),
        new("power", 20, 4000, RunNeeds.Speed | RunNeeds.Mass | RunNeeds.Model),
        new("power_for_1kg", 0.5, 40, RunNeeds.Speed | RunNeeds.Model),
        new("rbalance", 20, 80, RunNeeds.Edges | RunNeeds.Both),
        new("max_grf", 300, 9000, RunNeeds.Edges | RunNeeds.Next | RunNeeds.Mass | RunNeeds.Model),
        new("k_vert", 3000, 200000, RunNeeds.Edges | RunNeeds.Next | RunNeeds.Mass | RunNeeds.Model),
        new("k_leg", 1000, 100000, RunNeeds.Edges | RunNeeds.Next | RunNeeds.Mass | RunNeeds.Scale | RunNeeds.Speed | RunNeeds.Model),
    ];
}
