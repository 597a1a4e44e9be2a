const attribute = (sdp: string, name: string): string | null => new RegExp(`^a=${name}:(.*?)\\r?$`, 'm').exec(sdp)?.[1] ?? null;

/** What a PATCH carries for a new network path: the offer's new name and secret, for its first section. */
export function restartFragment(offer: string): string {
  const ufrag = attribute(offer, 'ice-ufrag');
  const password = attribute(offer, 'ice-pwd');
  if (ufrag === null || password === null) throw new Error('The offer has no ICE credentials.');
  const media = /^m=.*?\r?$/m.exec(offer)?.[0].trim() ?? 'm=video 9 UDP/TLS/RTP/SAVPF 0';
  const lines = [`a=ice-ufrag:${ufrag}`, `a=ice-pwd:${password}`, media, `a=mid:${attribute(offer, 'mid') ?? '0'}`];
  return lines.join('\r\n') + '\r\n';
}

/** The answer that holds after a restart: the one before, with the path that the server's fragment gives. */
export function answerAfterRestart(answer: string, fragment: string): string {
  const ufrag = attribute(fragment, 'ice-ufrag');
  const password = attribute(fragment, 'ice-pwd');
  if (ufrag === null || password === null) throw new Error('The server gave no ICE credentials.');
  const candidates = [...new Set(fragment.match(/^a=candidate:.*?\r?$/gm) ?? [])].map(line => line.trim());
  const lines: string[] = [];
  for (const line of answer.split(/\r?\n/)) {
    if (line === '' || (candidates.length > 0 && line.startsWith('a=candidate:'))) continue;
    if (line.startsWith('a=ice-ufrag:')) lines.push(`a=ice-ufrag:${ufrag}`);
    else if (line.startsWith('a=ice-pwd:')) lines.push(`a=ice-pwd:${password}`, ...(isInMedia(lines) ? candidates : []));
    else lines.push(line);
  }
  return lines.join('\r\n') + '\r\n';
}

const isInMedia = (lines: readonly string[]): boolean => lines.some(line => line.startsWith('m='));

interface Codec {
  mimeType: string;
  sdpFmtpLine?: string;
}

const preferred = ['video/h264', 'video/vp8'];
const repairs = /\/(rtx|red|ulpfec|flexfec-03)$/i;

/** Codecs in the order in which we want them: what phones encode in hardware first, what repairs losses last. */
export function orderCodecs<T extends Codec>(codecs: readonly T[]): T[] {
  const rank = (codec: T): number => {
    if (repairs.test(codec.mimeType)) return preferred.length + 1;
    const at = preferred.indexOf(codec.mimeType.toLowerCase());
    // One picture in several packets: without it H.264 pictures must fit one.
    if (at === 0 && !/packetization-mode=1/.test(codec.sdpFmtpLine ?? '')) return preferred.length;
    return at < 0 ? preferred.length : at;
  };
  return codecs.map((codec, index) => ({ codec, index })).sort((a, b) => rank(a.codec) - rank(b.codec) || a.index - b.index).map(({ codec }) => codec);
}
