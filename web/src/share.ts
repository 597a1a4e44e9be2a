import { h, s } from './dom';
import { isOnlyHere, qrPath } from './qr';
import { t } from './words';

/** The address under which other screens watch, to scan or to send. */
export class Share {
  readonly element = h('section', { class: 'card share', hidden: true });

  show(sessionId: string): void {
    const address = `${location.origin}/watch/?session=${encodeURIComponent(sessionId)}`;
    const copy = h('button', { type: 'button' }, t.live.copyAddress);
    copy.addEventListener('click', () => void navigator.clipboard.writeText(address).then(() => (copy.textContent = t.copied)));
    copy.hidden = navigator.clipboard === undefined;
    const { path, size } = qrPath(address);
    this.element.replaceChildren(
      h('div', {},
        h('h2', {}, t.live.shareHeading),
        h('p', {}, h('a', { href: address, target: '_blank', rel: 'noopener' }, t.live.openWatch)),
        copy,
        h('p', { class: 'soft' }, isOnlyHere(location.hostname)
          ? t.live.onlyHere
          : t.live.ownKey)),
      s('svg', { class: 'qr', viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': t.live.qr }, s('rect', { width: size, height: size, fill: '#fff' }), s('path', { d: path, fill: '#000' })));
    this.element.hidden = false;
  }
}
