import { expect, it } from 'vitest';
import { activities, activityOf, apiPath, demoOf, managementPath, pagePath, readPagePath } from '../src/activities';
import { readPair, pairPath } from '../src/compare/compare-form';
import { ownLink } from '../src/reading';

const id = '0123456789abcdef0123456789abcdef';

it('a page address leads back to the same session', () => {
  for (const activity of activities) {
    for (const version of [null, 3]) {
      const at = { activity, id, version, isDemo: false };
      expect(readPagePath(new URLSearchParams(pagePath(at).split('?')[1]))).toEqual(at);
    }
    expect(readPagePath(new URLSearchParams(pagePath(demoOf(activity)).split('?')[1]))).toEqual(demoOf(activity));
  }
});

it('what is no session id is none', () => {
  for (const query of ['', 'id=', 'id=../../keys', `id=${id}0`, `id=${id.toUpperCase()}`, 'demo']) expect(readPagePath(new URLSearchParams(query))).toBeNull();
  expect(readPagePath(new URLSearchParams(`id=${id}`))?.activity).toBeNull();
});

it('asks the API for the version and for demos', () => {
  const lifting = activityOf('Weightlifting')!;
  const at = { activity: lifting, id, version: 2, isDemo: false };
  expect(apiPath(at, 'export', { format: 'csv' })).toBe(`/weightlifting/sessions/${id}/export/?format=csv&analysis_version=2`);
  expect(apiPath({ ...at, version: null })).toBe(`/weightlifting/sessions/${id}/`);
  expect(apiPath(demoOf(lifting))).toMatch(/\?demo=true$/);
  expect(managementPath(at, 'analyzed-video')).toBe(`/session-management/sessions/${id}/analyzed-video/?analysis_version=2`);
});

it('links of the server become links of this origin', () => {
  expect(ownLink('https://motion.example/videos/1/original/?expires=1&signature=x')).toBe('/videos/1/original/?expires=1&signature=x');
  expect(ownLink('javascript:alert(1)')).toBe('');
  expect(ownLink(null)).toBe('');
});

it('a pair keeps its versions', () => {
  const pair = { activity: 'running', a: id, b: id, av: 1, bv: null };
  expect(readPair(new URLSearchParams(pairPath(pair).split('?')[1]))).toEqual(pair);
});
