using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Store;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Commands;

/// <summary>Makes an API key from the terminal, whether the server runs or not: both read the same events.</summary>
internal static class KeyCommand
{
    /// <summary>Makes the key and prints it, the only time it is shown.</summary>
    /// <param name="words">What stands after <c>key</c>.</param>
    /// <param name="output">Where the key goes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CommandException">A word is wrong, or the key cannot be made.</exception>
    public static async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        if (words is not ["create", .. var rest]) throw new CommandException("Say: key create --title T --role admin|sub_admin|user [--user ID]");
        var arguments = Arguments.Parse(rest, "title", "role", "user");
        if (arguments.Word is { } word) throw new CommandException($"'{word}' is one word too many.");
        var title = arguments.Require("title");
        var role = Role(arguments.Require("role"));

        try
        {
            await using var app = GatewayApp.Build([]);
            // A fresh folder becomes a data folder here too: the key is then ready before the first start.
            DataFolder.Ensure(app.Services.GetRequiredService<IOptions<SessionsOptions>>().Value.DataFolder);
            var key = await app.Services.GetRequiredService<KeyJournal>().CreateAsync(title, role, arguments.Find("user"), null, cancellationToken);
            output.WriteLine(key.Token);
        }
        catch (Exception cause) when (cause is AccountRejectedException or StoreUnavailableException or OptionsValidationException or UnauthorizedAccessException or IOException)
        {
            throw new CommandException(cause.Message, cause);
        }
    }

    private static AccountRole Role(string name) => name switch
    {
        "admin" => AccountRole.Admin,
        "sub_admin" => AccountRole.SubAdmin,
        "user" => AccountRole.User,
        _ => throw new CommandException("--role must be admin, sub_admin or user."),
    };
}
