using System.Globalization;
using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.Errors;

namespace Aikynetix.Gateway.Tus;

/// <summary>The headers of the protocol, read and written.</summary>
internal static class TusHeaders
{
    public const string Resumable = "Tus-Resumable";
    public const string Version = "Tus-Version";
    public const string MaxSize = "Tus-Max-Size";
    public const string Extension = "Tus-Extension";
    public const string ChecksumAlgorithm = "Tus-Checksum-Algorithm";
    public const string Length = "Upload-Length";
    public const string Offset = "Upload-Offset";
    public const string Metadata = "Upload-Metadata";
    public const string Checksum = "Upload-Checksum";
    public const string Expires = "Upload-Expires";
    public const string MethodOverride = "X-HTTP-Method-Override";
    public const string Session = "Session-Id";

    /// <summary>The one version that is spoken.</summary>
    public const string Spoken = "1.0.0";

    /// <summary>The extensions that are there.</summary>
    public const string Extensions = "creation,creation-with-upload,termination,expiration,checksum";

    /// <summary>A header that is a number of bytes.</summary>
    /// <exception cref="ApiException">It is missing or none.</exception>
    public static long Number(HttpRequest request, string name, long least) =>
        long.TryParse(request.Headers[name], NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least
            ? value
            : throw new ApiException(ErrorCodes.FieldInvalid, $"The header {name} must be a number of bytes, {least} or more.");

    /// <summary>Tells how an upload stands; of a finished one also its session.</summary>
    public static void Write(HttpResponse response, TusState state)
    {
        var headers = response.Headers;
        headers[Offset] = state.Offset.ToString(CultureInfo.InvariantCulture);
        headers[Expires] = state.Upload.ExpiresAt.ToString("R", CultureInfo.InvariantCulture);
        if (state.Session is not { } session) return;
        headers[Session] = session.Id;
        headers.Location = $"/{ActivityTable.Named(session.Draft.Activity).Path}/sessions/{session.Id}/";
    }
}
