// Reads what ffmpeg made, as pictures of RTP payloads: VP8 from IVF, H.264 from Annex B with access unit delimiters.
import { readFileSync } from 'node:fs';

const longest = 1150;

export function readClip(path) {
  return path.endsWith('.ivf') ? { codec: 'VP8', pictures: readIvf(readFileSync(path)) } : { codec: 'H264', pictures: readAnnexB(readFileSync(path)) };
}

function readIvf(bytes) {
  const pictures = [];
  for (let at = 32; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32LE(at);
    const frame = bytes.subarray(at + 12, at + 12 + length);
    const payloads = [];
    for (let from = 0; from < frame.length; from += longest)
      payloads.push(Buffer.concat([Buffer.from([from === 0 ? 0x10 : 0]), frame.subarray(from, from + longest)]));
    pictures.push({ isKey: (frame[0] & 1) === 0, payloads });
    at += 12 + length;
  }
  return pictures;
}

function readAnnexB(bytes) {
  const starts = [];
  for (let at = 0; at + 3 < bytes.length; at++) if (bytes[at] === 0 && bytes[at + 1] === 0 && bytes[at + 2] === 1) starts.push(at + 3);
  const pictures = [];
  starts.forEach((start, index) => {
    let end = index + 1 < starts.length ? starts[index + 1] - 3 : bytes.length;
    while (end > start && bytes[end - 1] === 0) end--;
    const unit = bytes.subarray(start, end), type = unit[0] & 31;
    if (type === 9) return pictures.push({ isKey: false, payloads: [] });
    const picture = pictures[pictures.length - 1];
    if (type === 5) picture.isKey = true;
    if (unit.length <= longest) return picture.payloads.push(unit);
    for (let from = 1; from < unit.length; from += longest) {
      const marks = (from === 1 ? 0x80 : 0) | (from + longest >= unit.length ? 0x40 : 0);
      picture.payloads.push(Buffer.concat([Buffer.from([unit[0] & 0xe0 | 28, marks | type]), unit.subarray(from, from + longest)]));
    }
  });
  return pictures;
}
