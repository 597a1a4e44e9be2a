namespace Aikynetix.Sessions;

/// <summary>Somebody who still needs blobs of which no event speaks yet, such as an upload that was cut off just before its session.</summary>
public interface IBlobKeeper
{
    /// <summary>Whether the blob is needed. Asked once for each blob that was there when the server started.</summary>
    bool Keeps(string blobName);
}
