using Aikynetix.Gateway.Errors;

namespace Aikynetix.Gateway.Commands;

/// <summary>Writes docs/errors.md from the list that the server answers with.</summary>
internal static class ErrorsCommand
{
    private const string Head = """
        # Errors

        Every error is answered as `application/problem+json` (RFC 9457) with two members more: `error`, one clear sentence, and `error_code`,
        which never changes its meaning. Often `error` is more exact than the sentence below. 429 and 503 carry `Retry-After`; 500 carries
        `traceId`, which the server's log holds too. The codes of status 422 are also the `error_code` of a session that ended `failed`, and so
        are `not-a-video`, `codec-unsupported`, `video-not-found` and `internal-error`.

        This page is written by `./aiky errors > docs/errors.md`.

        | error_code | status | sentence |
        |---|---|---|
        """;

    /// <summary>Writes the page.</summary>
    public static void Run(TextWriter output)
    {
        output.Write(Head.ReplaceLineEndings("\n") + "\n");
        foreach (var code in ErrorCodes.All.Values.OrderBy(code => code.Status).ThenBy(code => code.Code, StringComparer.Ordinal))
            output.Write($"| `{code.Code}` | {code.Status} | {code.Sentence} |\n");
    }
}
