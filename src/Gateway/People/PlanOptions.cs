using System.ComponentModel.DataAnnotations;

namespace Aikynetix.Gateway.People;

/// <summary>How many sessions a calendar month (UTC) may have under each plan.</summary>
internal sealed class PlanOptions
{
    /// <summary>Section in the settings.</summary>
    public const string Section = "Plans";

    /// <summary>Plan of whoever has none of their own.</summary>
    [AllowedValues(PlanTable.Unlimited, "basic", "standard", "pro", "enterprise")]
    public string Default { get; set; } = PlanTable.Unlimited;

    /// <summary>Sessions a month under the plan <c>basic</c>.</summary>
    [Range(0, 1_000_000)]
    public int Basic { get; set; } = 30;

    /// <summary>Sessions a month under the plan <c>standard</c>.</summary>
    [Range(0, 1_000_000)]
    public int Standard { get; set; } = 50;

    /// <summary>Sessions a month under the plan <c>pro</c>.</summary>
    [Range(0, 1_000_000)]
    public int Pro { get; set; } = 200;

    /// <summary>Sessions a month under the plan <c>enterprise</c>.</summary>
    [Range(0, 1_000_000)]
    public int Enterprise { get; set; } = 750;
}
