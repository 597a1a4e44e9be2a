using System.Globalization;
using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Projections;
using Microsoft.AspNetCore.Mvc;

namespace Aikynetix.Gateway.Management;

/// <summary>What a request for a list of sessions says in its query; empty values say nothing.</summary>
internal sealed record ListQuery
{
    private const int DefaultLimit = 20;
    private const string DateForm = "dd/MM/yyyy";

    /// <summary>At most so many sessions, 1–100; 20 by default.</summary>
    [FromQuery(Name = "limit")]
    public string? Limit { get; init; }

    /// <summary>Goes on behind the session of this id: <c>last_doc_id</c> of the page before.</summary>
    [FromQuery(Name = "start_after_id")]
    public string? StartAfterId { get; init; }

    /// <summary>Ends before the session of this id: with <c>first_doc_id</c> of a page it asks for the page before.</summary>
    [FromQuery(Name = "end_before_id")]
    public string? EndBeforeId { get; init; }

    /// <summary>Only this activity: <c>Weightlifting</c>, <c>Jumping</c>, <c>Running</c> or <c>Mobility</c>, any case.</summary>
    [FromQuery(Name = "activity")]
    public string? Activity { get; init; }

    /// <summary>Only sessions of this day, <c>dd/mm/yyyy</c> in UTC, or later.</summary>
    [FromQuery(Name = "start_date")]
    public string? StartDate { get; init; }

    /// <summary>Only sessions of this day, <c>dd/mm/yyyy</c> in UTC, or earlier.</summary>
    [FromQuery(Name = "end_date")]
    public string? EndDate { get; init; }

    /// <summary>Only titles that hold this text, in any case of letters.</summary>
    [FromQuery(Name = "title")]
    public string? Title { get; init; }

    /// <summary>Only sessions of this user.</summary>
    [FromQuery(Name = "user_id")]
    public string? UserId { get; init; }

    /// <summary>What the caller may see of what was asked for.</summary>
    /// <exception cref="ApiException">A value is not allowed, or the user is none of the caller's business.</exception>
    public async Task<SessionQuery> ForAsync(Caller caller, AccessRules rules, CancellationToken cancellationToken)
    {
        var user = Given(UserId);
        if (user is not null && !await rules.MayActForAsync(caller, user, cancellationToken)) throw new ApiException(ErrorCodes.NotYourUser);
        return new SessionQuery
        {
            ViewerUid = caller.Role == AccountRole.Admin ? null : caller.UserUid ?? throw new ApiException(ErrorCodes.RoleTooLow),
            WithClients = caller.Role == AccountRole.SubAdmin,
            UserUid = user,
            Activity = Named(Given(Activity)),
            From = Day(Given(StartDate), "start_date"),
            Until = Day(Given(EndDate), "end_date")?.AddDays(1),
            Title = Given(Title),
            StartAfterId = Given(StartAfterId),
            EndBeforeId = Given(EndBeforeId),
            Limit = Count(Given(Limit)),
        };
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static string? Named(string? activity) => activity is null ? null
        : ActivityTable.All.FirstOrDefault(one =>
            one.Name.Equals(activity, StringComparison.OrdinalIgnoreCase) || one.Path.Equals(activity, StringComparison.OrdinalIgnoreCase))?.Name
        ?? throw Invalid($"activity must be one of {string.Join(", ", ActivityTable.All.Select(one => one.Name))}.");

    // The day after the last of the calendar cannot be told.
    private static DateTimeOffset? Day(string? text, string name) => text is null ? null
        : DateTime.TryParseExact(text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year < DateTime.MaxValue.Year
            ? new DateTimeOffset(day, TimeSpan.Zero)
            : throw Invalid($"{name} must be a day as dd/mm/yyyy, e.g. 09/03/2026.");

    private static int Count(string? text) => text is null ? DefaultLimit
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= SessionQuery.MaxLimit
            ? count
            : throw Invalid($"limit must be a whole number from 1 to {SessionQuery.MaxLimit}.");

    private static ApiException Invalid(string sentence) => new(ErrorCodes.FieldInvalid, sentence);
}
