import { h, s } from './dom';
import { isOnlyHere, qrPath } from './qr';

/** The address under which other screens watch, to scan or to send. */
export class Share {
  readonly element = h('section', { class: 'card share', hidden: true });

  show(sessionId: string): void {
    const address = `${location.origin}/watch/?session=${encodeURIComponent(sessionId)}`;
    const copy = h('button', { type: 'button' }, 'Copy the address');
    copy.addEventListener('click', () => void navigator.clipboard.writeText(address).then(() => (copy.textContent = 'Copied')));
    copy.hidden = navigator.clipboard === undefined;
    const { path, size } = qrPath(address);
    this.element.replaceChildren(
      h('div', {},
        h('h2', {}, 'Watch on another screen'),
        h('p', {}, h('a', { href: address, target: '_blank', rel: 'noopener' }, 'Open the watch page')),
        copy,
        h('p', { class: 'soft' }, isOnlyHere(location.hostname)
          ? 'This address works on this machine only. Open the page by the machine’s name in your network to share it.'
          : 'Whoever opens it signs in with a key of their own.')),
      s('svg', { class: 'qr', viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': 'QR code of the address' }, s('rect', { width: size, height: size, fill: '#fff' }), s('path', { d: path, fill: '#000' })));
    this.element.hidden = false;
  }
}
