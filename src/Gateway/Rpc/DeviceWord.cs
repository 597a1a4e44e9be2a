namespace Aikynetix.Gateway.Rpc;

/// <summary>How a connection of a device came to its end.</summary>
internal enum DeviceWord
{
    /// <summary>It broke off and will resume.</summary>
    Nothing,

    /// <summary>It said that the capture is over.</summary>
    End,

    /// <summary>The capture ended while it was still sending.</summary>
    Late,
}
