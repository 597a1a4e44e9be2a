import type { Account } from '../account';
import { apiPath } from '../activities';
import type { Address } from '../activities';
import { h, write } from '../dom';
import { closeOutside } from '../menu';
import { t } from '../words';

const formats = ['json', 'csv', 'trc', 'mot', 'c3d', 'parquet'] as const;

/** The menu of the files that can be taken away. */
export function exportsMenu(account: Account, at: Address): HTMLElement {
  const problem = h('p', { class: 'problem', role: 'alert' });
  const menu = h('details', { class: 'menu' }, h('summary', { class: 'button' }, t.session.exports),
    h('ul', { class: 'menu-list', role: 'list' }, ...formats.map(format => {
      const button = h('button', { type: 'button', class: 'quiet' }, t.session.formats[format] ?? format);
      button.addEventListener('click', () => {
        write(problem, '');
        button.disabled = true;
        void download(account, at, format)
          .then(() => (menu.open = false), (cause: unknown) => write(problem, cause instanceof Error ? cause.message : t.session.exportFailed))
          .finally(() => (button.disabled = false));
      });
      return h('li', {}, button);
    }), h('li', {}, problem)));
  closeOutside(menu);
  return menu;
}

// The key stands in a header, so a plain link cannot fetch it.
async function download(account: Account, at: Address, format: string): Promise<void> {
  const response = await account.send(apiPath(at, 'export', { format }));
  const name = /filename="?([^";]+)/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? `${at.id}.${format}`;
  const address = URL.createObjectURL(await response.blob());
  h('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
