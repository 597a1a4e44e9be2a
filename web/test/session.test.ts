import { expect, it } from 'vitest';
import { lay, phaseAnchors, timeAnchors, toSecond } from '../src/compare/alignment';
import { differences } from '../src/compare/difference-table';
import { hasResult, readDetails } from '../src/session/details';
import { layOut } from '../src/session/interval-bar';
import { formOf } from '../src/session/metric-catalog';
import { metricsOf } from '../src/session/metric-table';
import { frameAt, Playhead } from '../src/session/playhead';
import { readReport } from '../src/session/report';
import { bandsOf, segmentName } from '../src/session/timeline';
import { readVersions } from '../src/session/versions';
import { speedColor } from '../src/session/colors';

const jump = (start: number, scale: number, height: number) => ({
  activity: 'Jumping', exercise: 'Drop Jump', status: 'completed', all_timestamps: [0, 1, 2, 3, 4], best_jump: 'jump_1', metrics: { jump_height: [height] }, angles: { kne_angle: [180, null, 90, 100, 170] },
  segments: [{ name: 'jump_1', side: null, start, end: start + 3 * scale, metrics: { jump_height: height, rsi: null }, phases: [{ name: 'braking', start, end: start + scale }, { name: 'flight', start: start + scale, end: start + 2 * scale }] }],
  quality: { slow_motion: 4, segments: { jump_1: { jump_height: { ok: false, reason: 'Only one.', interval: [height - 0.125, height + 0.125] } } }, warnings: ['Film from the side.'] },
});

it('reads details of any activity, and garbage as a session without numbers', () => {
  const details = readDetails(jump(1, 0.5, 0.5));
  expect(hasResult(details)).toBe(true);
  expect(details.angles.get('kne_angle')![1]).toBeNaN();
  expect(details.quality!.slowMotion).toBe(4);
  expect(details.segments[0]!.verdicts.get('jump_height')).toEqual({ isOk: false, reason: 'Only one.', interval: [0.375, 0.625] });
  for (const garbage of [null, 7, 'x', [], { segments: [null, 3], angles: { a: 1 }, quality: { metrics: { m: null } }, metrics: { a: 'x' } }]) expect(hasResult(readDetails(garbage))).toBe(false);
});

it('a metric is told in the unit that coaches use, with its verdict', () => {
  const details = readDetails(jump(1, 0.5, 0.4));
  const metrics = new Map(metricsOf(details, details.segments[0]!).map(metric => [metric.key, metric] as const));
  const height = metrics.get('jump_height')!;
  expect(height.form.unit).toBe('cm');
  expect(height.value).toBeCloseTo(40);
  expect(height.interval![0]).toBeCloseTo(27.5);
  expect(metrics.get('rsi')!.value).toBeNaN();
});

it('what stands in no catalogue has a unit by its name', () => {
  const of = { activity: 'Weightlifting', exercise: 'snatch' };
  expect(['second_pull_max_GRF', 'transition_knee_angle', 'first_pull_work', 'lifting_time', 'max_bar_height_share', 'bar_past_the_knee_acceleration'].map(key => formOf(key, of).unit)).toEqual(['N', '°', 'J', 's', '%', 'm/s²']);
  expect(formOf('max_bar_speed', of).usual).toEqual([1.65, 2.05]);
  expect(formOf('max_bar_speed', { ...of, exercise: 'clean' }).usual).toEqual([1.2, 1.6]);
});

it('phases of one name have one colour, segments a readable name', () => {
  const bands = bandsOf(readDetails({ ...jump(1, 0.5, 0.4), segments: [...jump(1, 0.5, 0.4).segments, ...jump(3, 0.25, 0.4).segments] }));
  expect(bands.map(band => band.color)).toEqual([0, 1, 0, 1]);
  expect(segmentName({ name: 'jump_2', side: '' })).toBe('Jump 2');
  expect(segmentName({ name: 'step_11', side: 'left' })).toBe('Step 11 left');
});

it('the frame at a time is the last that is not after it', () => {
  const times = [0, 0.1, 0.25, 0.3];
  expect([-1, 0, 0.09, 0.1, 0.2, 0.3, 9].map(time => frameAt(times, time))).toEqual([0, 0, 0, 1, 1, 3, 3]);
});

it('the playhead stays within the clip and tells each move once', () => {
  const head = new Playhead(2);
  const told: number[] = [];
  head.onMove(time => told.push(time));
  for (const time of [1, 1, 5, NaN, -3]) head.move(time);
  expect(told).toEqual([1, 2, 0]);
});

it('lays a slower movement over a faster one, phase by phase', () => {
  const [slow, fast] = [readDetails(jump(1, 1, 0.4)), readDetails(jump(2, 0.5, 0.4))];
  const anchors = phaseAnchors(slow, fast);
  expect([1, 1.5, 2, 4].map(time => toSecond(anchors, time))).toEqual([2, 2.25, 2.5, 3.5]);
  expect(toSecond(anchors, 0.5)).toBe(1.5);
  expect(toSecond(timeAnchors(slow, fast), 3)).toBe(4);
  expect(lay([0, 1, 2], [0, 10, 20], [0, 0.5, 2, 3], [[0, 0]])).toEqual([0, 5, 20, null]);
  expect(lay([0, 1], [NaN, 1], [0.5], [[0, 0]])).toEqual([null]);
});

it('a difference is real when the intervals are apart', () => {
  const verdict = (height: number) => differences(readDetails(jump(1, 1, 0.4)), readDetails(jump(1, 1, height))).find(one => one.first.key === 'jump_height')!;
  expect(verdict(0.45).isOverlapping).toBe(true);
  expect(verdict(0.7).isOverlapping).toBe(false);
  expect(verdict(0.6).difference).toBeCloseTo(20);
});

it('value, interval and usual range keep their order on the bar', () => {
  const { at, from, to, low, high } = layOut(5, [4, 6], [2, null]);
  expect(low).toBeLessThan(from);
  expect(from).toBeLessThan(at);
  expect(at).toBeLessThan(to);
  expect(high).toBe(1);
  expect(layOut(0, null, null).at).toBeCloseTo(0.5);
});

it('reads phase images of lifts and of jumps', () => {
  const lift = readReport({ phase_data: { transition: { image_url: 'http://h/videos/1/phases/transition/?s=1', time_ms: 1500, average_time_ms: null } }, comments: { grf: 'Good.', power: null } }, []);
  expect(lift.images).toEqual([{ phase: 'transition', imageUrl: '/videos/1/phases/transition/?s=1', time: 1.5, average: NaN }]);
  expect([...lift.comments]).toEqual([['grf', 'Good.']]);
  const nested = readReport({ phase_data: { jump_1: { takeoff: { video_frame: 2, graph_phase: 3, image_url: null } } } }, [0, 0.5, 1]);
  expect(nested.images[0]!.time).toBe(1);
});

it('offers finished analyses only, newest first', () => {
  const told = readVersions({ current: 3, analyses: [{ analysis_version: 1, status: 'completed' }, { analysis_version: 2, status: 'failed' }, { analysis_version: 3, status: 'completed' }] });
  expect(told.map(one => one.version)).toEqual([3, 1]);
});

it('colours run from dark to bright and stay within their ends', () => {
  const brightness = (share: number) => speedColor(share).match(/\d+/g)!.map(Number).reduce((sum, part, i) => sum + part * [0.3, 0.6, 0.1][i]!, 0);
  expect([0, 0.25, 0.5, 0.75, 1].map(brightness)).toEqual([...[0, 0.25, 0.5, 0.75, 1].map(brightness)].sort((a, b) => a - b));
  expect(speedColor(-1)).toBe(speedColor(0));
  expect(speedColor(7)).toBe(speedColor(1));
});
