import { describe, expect, it } from 'vitest';
import { readFrame, readHubRefusal, readLiveList, readMetrics, readProblem, readSessionStatus, readSnapshot } from '../src/wire';

const wire = {
  session_id: 'ab', sequence: 812, frame: 815, time: 27.1667, width: 720, height: 1280, presence: 0.98,
  points: [[301.5, 212.4, 0.93], null], angles: [98.4, null], validity: [0.91, 0],
  state: { repetitions: 2, phase: 'squat', bar_speed: 1.72, bottom_knee_angle: null, near_side: 'left', view: 'side', scale_source: 'plate' },
  latency: { assembling: 1.2, decoding: 3.4, inferring: 18.9, publishing: 0.2, total: 23.7, glass: null },
  ledger: { received: 816, analyzed: 812, dropped: { superseded: 3 }, in_flight: 1 },
};

describe('a frame', () => {
  it('is read whole, and what was not measured is NaN', () => {
    const frame = readFrame(wire, 4)!;
    expect(frame).toMatchObject({ sequence: 812, time: 27.1667, width: 720, height: 1280, skipped: 4, validity: [0.91, 0] });
    expect(frame.points[0]).toEqual([301.5, 212.4, 0.93]);
    expect(frame.points[1]).toEqual([NaN, NaN, 0]);
    expect(frame.angles).toEqual([98.4, NaN]);
    expect(frame.state).toEqual({ repetitions: 2, phase: 'squat', barSpeed: 1.72, bottomKneeAngle: NaN, nearSide: 'left', view: 'side' });
    expect(frame.latency).toEqual({ assembling: 1.2, decoding: 3.4, inferring: 18.9, publishing: 0.2, total: 23.7, glass: NaN });
    expect(frame.ledger).toEqual({ received: 816, analyzed: 812, dropped: { superseded: 3 } });
  });

  it.each([null, 7, 'x', [], {}, { ...wire, time: null }, { ...wire, width: 0 }, { ...wire, height: 'tall' }])('is none in %j', value => {
    expect(readFrame(value)).toBeNull();
  });

  it('survives members of the wrong kind', () => {
    const frame = readFrame({ ...wire, points: 'none', angles: { a: 1 }, state: 3, latency: null, ledger: { dropped: [-2, 'x'] } })!;
    expect(frame.points).toEqual([]);
    expect(frame.angles).toEqual([]);
    expect(frame.state.repetitions).toBe(0);
    expect(frame.latency.total).toBeNaN();
    expect(frame.ledger.dropped).toEqual({});
  });
});

it('a snapshot keeps only bones that join two points', () => {
  const snapshot = readSnapshot({ session_id: 'ab', stream: 's', title: 'T', exercise: 'clean', angle_names: ['kne_angle'], bones: [[5, 6], [1], 'x'], state: {}, last: wire });
  expect(snapshot.bones).toEqual([[5, 6]]);
  expect(snapshot.last?.sequence).toBe(812);
  expect(readSnapshot(null)).toMatchObject({ sessionId: '', bones: [], angleNames: [], last: null });
});

it('the list of what is live is read bare or in an envelope', () => {
  const entry = { session_id: 'ab', stream: 's', title: 'T', exercise: 'clean' };
  const read = { sessionId: 'ab', stream: 's', title: 'T', exercise: 'clean' };
  expect(readLiveList([entry, {}, null])).toEqual([read]);
  expect(readLiveList({ live: [entry] })).toEqual([read]);
  expect(readLiveList(null)).toEqual([]);
});

it('refusals speak in the words of the server', () => {
  expect(readHubRefusal(new Error("An unexpected error occurred invoking 'Join' on the server. HubException: not-live: Nothing of that name is live."))).toBe('Nothing of that name is live.');
  expect(readHubRefusal('?')).toBe('The server refused to show this session.');
  expect(readProblem({ error: 'The field is missing.', detail: 'no' }, 'x')).toBe('The field is missing.');
  expect(readProblem('<html>', 'The server answered 502.')).toBe('The server answered 502.');
});

it('numbers of a finished session leave out what was not measured', () => {
  expect([...readMetrics({ metrics: { max_bar_speed: 1.9, max_power: null } })]).toEqual([['max_bar_speed', 1.9]]);
  expect(readSessionStatus({ status: 'processing', progress: 0.4, error: null })).toEqual({ status: 'processing', progress: 0.4, error: '' });
});
