using System.Text.RegularExpressions;
using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Uploads;

namespace Aikynetix.Gateway.Ingest;

/// <summary>What a camera says about the capture it begins: the name of its stream and the fields of an upload.</summary>
internal sealed partial record LiveRequest
{
    private LiveRequest(string stream, UploadFields fields) => (Stream, Fields) = (stream, fields);

    /// <summary>Name of the stream: 1–64 characters of <c>A–Z a–z 0–9 . _ -</c>, not dots alone.</summary>
    public string Stream { get; }

    /// <summary>The fields, each checked.</summary>
    public UploadFields Fields { get; }

    /// <summary>Reads a request.</summary>
    /// <param name="stream">Name of the stream.</param>
    /// <param name="fields">The fields of an upload by their names in REST, as text; unknown ones are ignored.</param>
    /// <exception cref="ApiException">The name or a field is not allowed.</exception>
    public static LiveRequest Of(string stream, IEnumerable<KeyValuePair<string, string>> fields)
    {
        if (!Name().IsMatch(stream))
            throw new ApiException(ErrorCodes.FieldInvalid, "The name of a stream has 1 to 64 letters, digits, dots, dashes or underscores, and not dots alone.");
        var read = new UploadFields(ActivityTable.Lifting);
        foreach (var (name, value) in fields)
        {
            // A camera has no file, and shows life at its own speed.
            if (name != "video" && name != FormField.SlowMotion.Name) read.Accept(name, value);
        }

        return new LiveRequest(stream, read);
    }

    [GeneratedRegex(@"\A(?!\.+\z)[A-Za-z0-9._-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
