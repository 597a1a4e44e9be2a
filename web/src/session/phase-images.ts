import { h } from '../dom';
import { fixed } from '../numbers';
import { nameOf, t } from '../words';
import type { Playhead } from './playhead';
import type { PhaseImage } from './report';

// Seconds: the average of a single session is its own time.
const notable = 0.01;

/** The pictures of the phases in a row; a click goes to their moment. */
export function phaseImages(images: readonly PhaseImage[], playhead: Playhead, pause: () => void): HTMLElement {
  const shown = images.filter(image => image.imageUrl !== '' && Number.isFinite(image.time));
  return h('ol', { class: 'phase-images', role: 'list', hidden: shown.length === 0 }, ...shown.map(image => {
    const name = nameOf(t.phases, image.phase);
    const button = h('button', { type: 'button', class: 'phase-image' },
      h('img', { src: image.imageUrl, alt: '', loading: 'lazy', width: 160, height: 90 }),
      h('span', { class: 'phase-name' }, name),
      h('span', { class: 'soft' }, `${fixed(image.time, 2)} ${t.units.s}`, Math.abs(image.average - image.time) >= notable ? ` · ${t.session.averages(fixed(image.average, 2))}` : ''));
    button.addEventListener('click', () => {
      pause();
      playhead.move(image.time);
    });
    return h('li', {}, button);
  }));
}
