import { h, s } from '../dom';
import { t } from '../words';

const isVideo = (file: File): boolean => file.type.startsWith('video/') || /\.(mp4|m4v|mov|webm|mkv|avi|ts|mts|mpe?g|3gp)$/i.test(file.name);

/** Takes videos that are dropped on it or chosen. */
export function dropZone(take: (videos: readonly File[], others: readonly File[]) => void): HTMLElement {
  const input = h('input', { id: 'videos', type: 'file', accept: 'video/*,.mkv,.ts,.mts', multiple: true, class: 'unseen' });
  const zone = h('div', { class: 'drop-zone' },
    s('svg', { viewBox: '0 0 48 48', width: 48, height: 48, 'aria-hidden': 'true' }, s('path', { d: 'M24 32V10M15 19l9-9 9 9M8 32v6h32v-6' })),
    h('p', { class: 'drop-title' }, t.upload.drop), h('p', { class: 'soft' }, t.upload.or), input, h('label', { for: 'videos', class: 'button primary' }, t.upload.choose), h('p', { class: 'soft' }, t.upload.hint));
  const sort = (files: Iterable<File>) => {
    const all = [...files];
    take(all.filter(isVideo), all.filter(file => !isVideo(file)));
  };
  input.addEventListener('change', () => {
    sort(input.files ?? []);
    input.value = '';
  });
  // A file dropped beside the zone would replace the page.
  for (const name of ['dragover', 'drop'] as const) addEventListener(name, event => event.preventDefault());
  zone.addEventListener('dragover', () => zone.classList.add('is-over'));
  zone.addEventListener('dragleave', () => zone.classList.remove('is-over'));
  zone.addEventListener('drop', event => {
    zone.classList.remove('is-over');
    sort(event.dataTransfer?.files ?? []);
  });
  return zone;
}
