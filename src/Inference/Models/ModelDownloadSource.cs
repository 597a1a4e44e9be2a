namespace Aikynetix.Inference.Models;

/// <summary>The official file that a pull fetches, and how to know it.</summary>
/// <param name="Url">Its address, HTTPS.</param>
/// <param name="Bytes">Its length; 0 when the vendor does not say.</param>
/// <param name="Sha256">Its SHA-256; null when the vendor publishes none, then <paramref name="MemberSha256"/> is there.</param>
/// <param name="Form"><c>onnx</c>, <c>tflite</c> (converted on this machine) or <c>zip</c> (holds an ONNX file).</param>
/// <param name="Member">File name of the model inside the zip, whatever its folder there.</param>
/// <param name="MemberSha256">SHA-256 of that file.</param>
internal sealed record ModelDownloadSource(Uri Url, long Bytes, string? Sha256, string Form, string? Member, string? MemberSha256);
