import { h } from '../dom';
import { t } from '../words';
import type { Member } from './schema';

/** A text of the document: what stands in backticks is code, and nothing is markup. */
export function prose(plain: string): (string | HTMLElement)[] {
  return plain.split('`').map((part, n) => (n % 2 === 0 ? part : h('code', {}, part)));
}

/** Fields under one another; what a field holds opens below it. */
export function memberTree(members: readonly (Member & { place?: string })[]): HTMLElement {
  return h('ul', { class: 'members', role: 'list' }, ...members.map(one => h('li', {}, view(one))));
}

function view(member: Member & { place?: string }): HTMLElement {
  const line = h('span', { class: 'member' },
    h('code', { class: 'member-name' }, member.name), h('span', { class: 'member-type' }, [member.place, member.type].filter(Boolean).join(' · ')),
    member.isRequired ? h('span', { class: 'member-needed' }, t.reference.required) : null);
  const more = [
    ...(member.description === '' ? [] : [h('p', { class: 'soft' }, ...prose(member.description))]),
    ...(member.values.length === 0 ? [] : [h('p', { class: 'member-values' }, ...member.values.map(value => h('code', {}, value)))]),
  ];
  const children = member.children();
  if (children.length === 0) return h('div', { class: 'leaf' }, line, ...more);
  const branch = h('details', { class: 'branch' }, h('summary', {}, line, ...more.map(part => h('span', { class: part.className }, ...part.childNodes))));
  branch.addEventListener('toggle', () => branch.append(memberTree(children)), { once: true });
  return branch;
}
