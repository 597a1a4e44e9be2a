namespace Aikynetix.Gateway.Ingest;

/// <summary>Whether a key was revoked or has expired.</summary>
/// <param name="keyId">Id of the key.</param>
/// <param name="cancellationToken">Ends the look-up.</param>
internal delegate Task<bool> KeyIsOff(string keyId, CancellationToken cancellationToken);
