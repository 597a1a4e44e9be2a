using System.Text;

namespace Aikynetix.Gateway.FunctionalTests.Running;

/// <summary>Builds the forms that tests upload.</summary>
internal static class UploadForms
{
    /// <summary>The given fields and, unless it is null, the clip.</summary>
    public static MultipartFormDataContent Form(byte[]? clip, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(value)), name);
        if (clip is not null) form.Add(new ByteArrayContent(clip), "video", "clip.mp4");
        return form;
    }
}
