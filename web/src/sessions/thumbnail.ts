import { h, s } from '../dom';

const figures: Readonly<Record<string, string>> = {
  Weightlifting: 'M46 70 52 52 62 50 58 34M62 50 66 70M58 34 50 18M58 34 70 18M30 18H90M30 10V26M90 10V26',
  Jumping: 'M60 22V46M60 28 46 14M60 28 74 14M60 46 50 60 44 56M60 46 70 60 76 66M44 76H76',
  Running: 'M62 22 58 44M61 28 74 36 82 30M61 28 48 32 44 44M58 44 70 54 66 70M58 44 48 56 34 54',
  Mobility: 'M58 34 48 52 64 56 60 74M58 34 60 12M58 34 66 12M40 12H86',
};

/** A small picture of the movement, or a drawn one where there is none. */
export function thumbnail(url: string, activity: string): HTMLElement {
  const drawn = () => s('svg', { viewBox: '0 0 120 84', class: 'drawn', 'aria-hidden': 'true' },
    s('circle', { cx: activity === 'Weightlifting' ? 60 : activity === 'Mobility' ? 58 : 62, cy: activity === 'Weightlifting' || activity === 'Mobility' ? 26 : 14, r: 5.5 }),
    s('path', { d: figures[activity] ?? figures.Jumping! }));
  if (url === '') return h('span', { class: 'thumbnail' }, drawn() as unknown as Node);
  const image = h('img', { src: url, alt: '', loading: 'lazy', width: 160, height: 90 });
  const place = h('span', { class: 'thumbnail' }, image);
  image.addEventListener('error', () => image.replaceWith(drawn()));
  return place;
}
