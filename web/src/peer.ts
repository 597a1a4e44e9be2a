import { orderCodecs } from './sdp';

const maxBitrate = 2_500_000;
const captureTime = 'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time';

interface Extension {
  uri: string;
  direction: RTCRtpTransceiverDirection;
}

// Not in every browser yet, nor in the type library.
interface ExtensionControl {
  getHeaderExtensionsToNegotiate?: () => Extension[];
  setHeaderExtensionsToNegotiate?: (extensions: Extension[]) => void;
}

/** A connection that sends one picture, all of it: sharp rather than fast, in the codec that phones encode best, with the camera's time. */
export function openPeer(track: MediaStreamTrack): RTCPeerConnection {
  const peer = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  const transceiver = peer.addTransceiver(track, { direction: 'sendonly', sendEncodings: [{ maxBitrate }] });
  preferCodecs(transceiver);
  askForCaptureTime(transceiver);
  return peer;
}

/** Keeps the size of the picture when the line gets narrow; small pictures cost more accuracy than few. */
export async function keepResolution(peer: RTCPeerConnection): Promise<void> {
  for (const sender of peer.getSenders()) {
    const parameters = sender.getParameters() as RTCRtpSendParameters & { degradationPreference?: string };
    parameters.degradationPreference = 'maintain-resolution';
    for (const encoding of parameters.encodings) encoding.maxBitrate = maxBitrate;
    await sender.setParameters(parameters).catch(() => undefined);
  }
}

function preferCodecs(transceiver: RTCRtpTransceiver): void {
  const codecs = RTCRtpSender.getCapabilities?.('video')?.codecs;
  try {
    if (codecs !== undefined) transceiver.setCodecPreferences?.(orderCodecs(codecs));
  } catch {
    // A browser that will not send what it says it can send chooses for itself.
  }
}

function askForCaptureTime(transceiver: RTCRtpTransceiver): void {
  const control = transceiver as ExtensionControl;
  try {
    const extensions = control.getHeaderExtensionsToNegotiate?.();
    if (extensions === undefined || control.setHeaderExtensionsToNegotiate === undefined) return;
    for (const extension of extensions) if (extension.uri === captureTime) extension.direction = 'sendrecv';
    control.setHeaderExtensionsToNegotiate(extensions);
  } catch {
    // The server then takes the sender's reports for the camera's time.
  }
}
