import { t } from './words';

/** A source of pictures, and how to let it go. */
export interface Source {
  track: MediaStreamTrack;
  release(): void;
}

/** One line in the list of cameras. */
export interface CameraChoice {
  id: string;
  label: string;
}

const facing: readonly CameraChoice[] = [
  { id: 'facing:environment', label: t.live.backCamera },
  { id: 'facing:user', label: t.live.frontCamera },
];

/** The cameras by name once the browser may tell them, before that the two sides of a phone. */
export async function listCameras(): Promise<readonly CameraChoice[]> {
  const devices = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
  const named = devices.filter(device => device.kind === 'videoinput' && device.label !== '');
  return named.length > 0 ? named.map(device => ({ id: device.deviceId, label: device.label })) : facing;
}

/** Turns a camera on and shows it. @throws Error with a sentence for whoever holds the phone. */
export async function openCamera(choice: string, video: HTMLVideoElement): Promise<Source> {
  if (navigator.mediaDevices === undefined)
    throw new Error(t.live.needsHttps);
  const [, side] = choice.split('facing:');
  const which: MediaTrackConstraints = side === undefined ? { deviceId: { exact: choice } } : { facingMode: side };
  const stream = await navigator.mediaDevices
    .getUserMedia({ audio: false, video: { ...which, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } } })
    .catch((cause: unknown) => Promise.reject(new Error(explain(cause))));
  const track = stream.getVideoTracks()[0];
  if (track === undefined) throw new Error(t.live.noPicture);
  video.removeAttribute('src');
  video.srcObject = stream;
  await video.play().catch(() => undefined);
  return {
    track,
    release: () => {
      for (const each of stream.getTracks()) each.stop();
      if (video.srcObject === stream) video.srcObject = null;
    },
  };
}

function explain(cause: unknown): string {
  switch (cause instanceof DOMException ? cause.name : '') {
    case 'NotAllowedError':
      return t.live.notAllowed;
    case 'NotFoundError':
    case 'OverconstrainedError':
      return t.live.noCamera;
    case 'NotReadableError':
      return t.live.cameraBusy;
    default:
      return t.live.cameraFailed;
  }
}

interface CapturingVideo extends HTMLVideoElement {
  captureStream?: () => MediaStream;
  mozCaptureStream?: () => MediaStream;
}

/** Plays a clip over and over and gives its pictures as a camera would. @throws Error with a sentence. */
export async function openClip(clip: File | string, video: CapturingVideo): Promise<Source> {
  const capture = video.captureStream ?? video.mozCaptureStream;
  if (capture === undefined) throw new Error(t.live.noClips);
  const address = typeof clip === 'string' ? clip : URL.createObjectURL(clip);
  const forget = () => {
    if (typeof clip !== 'string') URL.revokeObjectURL(address);
  };
  video.srcObject = null;
  video.loop = true;
  video.src = address;
  try {
    await video.play();
  } catch {
    forget();
    throw new Error(t.live.cannotPlay);
  }
  const track = capture.call(video).getVideoTracks()[0];
  if (track === undefined) {
    forget();
    throw new Error(t.live.emptyClip);
  }
  return {
    track,
    release: () => {
      track.stop();
      video.pause();
      video.removeAttribute('src');
      video.load();
      forget();
    },
  };
}
