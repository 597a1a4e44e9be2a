using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Auth;

/// <summary>Turns the API key of a request into its caller, and answers for requests that have none or too low a one.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logs,
    UrlEncoder encoder,
    KeyJournal keys,
    KeyGuesses guesses) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "ApiKey";

    private const string Challenge = "API-KEY realm=\"aikynetix\"";
    private const string TooManyGuesses = "Too many keys that are new here came from this address; wait a moment.";

    private TimeSpan? _wait;

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var queryAllowed = Context.GetEndpoint()?.Metadata.GetMetadata<QueryTokenAllowed>() is not null;
        if (Credential.Find(Request, queryAllowed) is not { } token) return AuthenticateResult.NoResult();
        var address = CallerAddress.Of(Context);
        if (!guesses.MayTry(address, token, out var wait))
        {
            _wait = wait;
            return AuthenticateResult.Fail(TooManyGuesses);
        }

        var check = await keys.CheckAsync(token, Context.RequestAborted);
        guesses.Note(address, token, check.Verdict == KeyVerdict.Valid);
        if (check is not { Verdict: KeyVerdict.Valid, Key: { } key }) return AuthenticateResult.Fail(ErrorCodes.KeyInvalid.Sentence);

        Context.Features.Set(new Caller(key.Id, key.Role, key.UserUid));
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, key.Id), new Claim(ClaimTypes.Role, key.Role.ToString())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    /// <inheritdoc />
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceSafeAsync();
        if (_wait is { } wait)
        {
            Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            await ProblemWriter.WriteAsync(Context, ErrorCodes.RateLimited, TooManyGuesses);
            return;
        }

        var code = result.Failure is null ? ErrorCodes.KeyMissing : ErrorCodes.KeyInvalid;
        Response.Headers.WWWAuthenticate = Challenge;
        await ProblemWriter.WriteAsync(Context, code, code.Sentence);
    }

    /// <inheritdoc />
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ProblemWriter.WriteAsync(Context, ErrorCodes.RoleTooLow, ErrorCodes.RoleTooLow.Sentence);
}
