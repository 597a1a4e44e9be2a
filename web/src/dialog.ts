import { h } from './dom';
import { t } from './words';

let count = 0;

/** Opens a dialog with a form in it. The work runs on submit; what it throws is told inside, and the dialog stays. Answers whether it was done. */
export function ask(heading: string, content: readonly Node[], submit: { label: string; isDangerous?: boolean }, work: () => Promise<void>): Promise<boolean> {
  const name = `dialog-${++count}`;
  const problem = h('p', { class: 'problem', role: 'alert' });
  const go = h('button', { class: submit.isDangerous === true ? 'danger' : 'primary' }, submit.label);
  const cancel = h('button', { type: 'button' }, t.cancel);
  const form = h('form', { class: 'dialog-form' }, h('h2', { id: name }, heading), ...content, problem, h('div', { class: 'dialog-actions' }, cancel, go));
  const dialog = h('dialog', { 'aria-labelledby': name }, form);
  document.body.append(dialog);
  return new Promise(resolve => {
    let isDone = false;
    cancel.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(isDone);
    });
    form.addEventListener('submit', event => {
      event.preventDefault();
      problem.textContent = '';
      go.disabled = true;
      work().then(
        () => {
          isDone = true;
          dialog.close();
        },
        (cause: unknown) => {
          go.disabled = false;
          problem.textContent = cause instanceof Error ? cause.message : t.somethingWrong;
        });
    });
    dialog.showModal();
  });
}

/** Asks before something is gone for good. */
export const confirmRemoval = (heading: string, more: string, work: () => Promise<unknown>, label = t.remove): Promise<boolean> =>
  ask(heading, [h('p', {}, more)], { label, isDangerous: true }, async () => void (await work()));

/** Asks for one line of text. */
export function askText(heading: string, label: string, value: string, work: (text: string) => Promise<unknown>): Promise<boolean> {
  const input = h('input', { id: 'asked-text', required: true, maxlength: 200, value });
  return ask(heading, [h('div', { class: 'field' }, h('label', { for: 'asked-text' }, label), input)], { label: t.save }, async () => void (await work(input.value.trim())));
}
