namespace Aikynetix.WebRtc;

/// <summary>The server cannot take cameras by WebRTC on this machine as it is: a library is missing or the port is taken.</summary>
/// <param name="message">What is missing and what to do, for the operator.</param>
/// <param name="cause">What went wrong below, if anything.</param>
public sealed class WebRtcUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
