using Aikynetix.Sessions.Accounts;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.People;

/// <summary>The plans by their names.</summary>
internal sealed class PlanTable(IOptions<PlanOptions> options)
{
    /// <summary>The plan without a limit.</summary>
    public const string Unlimited = "unlimited";

    private readonly Dictionary<string, int?> _limits = new()
    {
        ["basic"] = options.Value.Basic,
        ["standard"] = options.Value.Standard,
        ["pro"] = options.Value.Pro,
        ["enterprise"] = options.Value.Enterprise,
        [Unlimited] = null,
    };

    /// <summary>Whether there is such a plan.</summary>
    public bool Has(string plan) => _limits.ContainsKey(plan);

    /// <summary>The plan that counts for the user.</summary>
    public string NameOf(UserProfile user) => user.Plan is { } own && Has(own) ? own : options.Value.Default;

    /// <summary>Sessions that the user may have in a month; null without a limit.</summary>
    public int? LimitOf(UserProfile user) => _limits[NameOf(user)];
}
