import { byId, h, write } from '../dom';
import { account, open } from '../shell';
import { dropZone } from '../upload/drop-zone';
import { tellBytes, UploadQueue } from '../upload/queue';
import { UploadForm } from '../upload/upload-form';
import { t } from '../words';
import '../styles/list-page.css';

await open();
document.title = `${t.upload.heading} · Aikynetix`;
const form = new UploadForm(localStorage);
const queue = new UploadQueue(account, localStorage);
const chosen: File[] = [];
const list = h('ul', { class: 'chosen', role: 'list' });
const problem = h('p', { class: 'problem', role: 'alert' });
const start = h('button', { type: 'button', class: 'primary wide' });

function show(): void {
  write(start, t.upload.start(chosen.length));
  start.disabled = chosen.length === 0;
  list.replaceChildren(...chosen.map(file => {
    const drop = h('button', { type: 'button', class: 'quiet', 'aria-label': `${t.remove}: ${file.name}` }, '✕');
    drop.addEventListener('click', () => {
      chosen.splice(chosen.indexOf(file), 1);
      show();
    });
    return h('li', {}, h('span', {}, file.name), h('span', { class: 'soft' }, tellBytes(file.size)), drop);
  }));
}

start.addEventListener('click', () => {
  if (!form.isValid()) return;
  for (const file of chosen.splice(0)) queue.add(file, form.chosen, form.read());
  show();
});

byId('page').append(
  h('div', { class: 'title-row' }, h('h1', {}, t.upload.heading)),
  h('div', { class: 'upload-columns' },
    h('div', { class: 'column' }, dropZone((videos, others) => {
      chosen.push(...videos);
      write(problem, others.map(file => t.upload.notVideo(file.name)).join(' '));
      show();
    }), problem, list, queue.element),
    h('div', { class: 'column' }, form.element, start)));
show();
void form.offerClients(account);
