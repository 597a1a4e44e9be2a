import { h, s } from '../dom';

// Where the head is, and the lines of body and bar.
const figures: Readonly<Record<string, readonly [x: number, y: number, lines: string]>> = {
  Weightlifting: [60, 30, 'M26 18H94M26 10V26M94 10V26M46 18 53 40H67L74 18M60 40V56M60 56 50 64V76M60 56 70 64V76'],
  Jumping: [60, 14, 'M60 24V46M60 28 46 14M60 28 74 14M60 46 50 58 46 54M60 46 70 58 74 62M44 76H76'],
  Running: [62, 12, 'M62 22 58 44M61 28 74 36 82 30M61 28 48 32 44 44M58 44 70 54 66 70M58 44 48 56 34 54'],
  Mobility: [67, 30, 'M54 10H86M62 42 70 10M62 42 48 58M48 58 68 60 60 76H72'],
};

/** A small picture of the movement, or a drawn one where there is none. */
export function thumbnail(url: string, activity: string): HTMLElement {
  const [x, y, lines] = figures[activity] ?? figures.Jumping!;
  const drawn = () => s('svg', { viewBox: '0 0 120 84', class: 'drawn', 'aria-hidden': 'true' }, s('circle', { cx: x, cy: y, r: 5.5 }), s('path', { d: lines }));
  if (url === '') return h('span', { class: 'thumbnail' }, drawn());
  const image = h('img', { src: url, alt: '', loading: 'lazy', width: 160, height: 90 });
  const place = h('span', { class: 'thumbnail' }, image);
  image.addEventListener('error', () => image.replaceWith(drawn()));
  return place;
}
