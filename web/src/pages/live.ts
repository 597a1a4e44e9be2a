import { Aftermath } from '../aftermath';
import { Board } from '../board';
import { byId, write } from '../dom';
import { follow } from '../hub';
import type { Following } from '../hub';
import { openPeer } from '../peer';
import { Publisher } from '../publisher';
import type { PublisherState } from '../publisher';
import { PublishForm } from '../publish-form';
import { Share } from '../share';
import { account, open } from '../shell';
import { Stage } from '../stage';
import { WhipClient } from '../whip';
import { t } from '../words';
import '../styles/live-page.css';

await open();
const stage = new Stage(byId<HTMLVideoElement>('own'));
const board = new Board(stage);
const aftermath = new Aftermath(account);
const share = new Share();
const [line, stop, problem] = [byId('line'), byId<HTMLButtonElement>('stop'), byId('problem')];
byId('stage').replaceWith(stage.element);
byId('left').append(board.gauges, ...board.charts);
byId('setup').before(aftermath.element);
byId('right').append(board.numbers, board.lifts.cues, board.lifts.repetitions, share.element, ...board.details);

let publisher: Publisher | null = null;
let following: { sessionId: string; hub: Following } | null = null;
let wakeLock: { release(): Promise<void> } | null = null;
const form = new PublishForm(byId<HTMLFormElement>('setup'), byId<HTMLVideoElement>('own'), text => stage.say(text));

form.onGo = (lift, source) => {
  problem.hidden = true;
  aftermath.element.hidden = true;
  // On a phone the button lies far below the picture.
  scrollTo({ top: 0 });
  publisher = new Publisher(
    lift,
    new WhipClient(account.key ?? ''),
    { openPeer: () => openPeer(source.track), wait: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)) },
    show,
  );
  source.track.addEventListener('ended', () => lose(t.live.cameraGone));
  source.track.addEventListener('mute', () => publisher !== null && stage.say(t.live.cameraMute));
  source.track.addEventListener('unmute', () => stage.say(''));
  void publisher.run();
};
stop.addEventListener('click', () => publisher?.stop());
// The last moment in which a page may still send something.
addEventListener('pagehide', () => publisher?.stop());

// Nobody is there to press the button, so the page says what happened.
function lose(sentence: string): void {
  if (publisher === null) return;
  publisher.stop();
  problem.hidden = false;
  write(problem, sentence);
}

function show(state: PublisherState): void {
  const isOn = state.kind === 'connecting' || state.kind === 'live' || state.kind === 'reconnecting';
  document.body.classList.toggle('publishing', isOn);
  document.body.classList.toggle('was-live', isOn || following !== null);
  form.lock(isOn);
  stop.hidden = !isOn;
  line.dataset.state = state.kind;
  write(line, t.live.states[state.kind]);
  if (state.kind === 'live') {
    problem.hidden = true;
    join(state.sessionId || form.stream);
    void keepAwake();
  }
  if (state.kind === 'reconnecting' || state.kind === 'refused') {
    problem.hidden = false;
    write(problem, state.kind === 'refused' ? state.reason : `${state.reason} ${state.seconds > 0 ? t.live.tryingAgain(state.seconds) : t.live.otherWay}`);
  }
  if (state.kind === 'ended' || state.kind === 'refused') finish();
}

function join(target: string): void {
  if (following?.sessionId === target) return;
  following?.hub.stop();
  const hub = follow(target, account.key ?? '', {
    onSnapshot: snapshot => {
      board.begin(snapshot);
      share.show(snapshot.sessionId);
      if (following !== null) following.sessionId = snapshot.sessionId;
    },
    onFrame: frame => board.take(frame),
    onCue: cue => board.tell(cue),
    onEnded: reason => publisher === null && void aftermath.follow(following?.sessionId ?? target, reason),
    onLine: (state, sentence) => {
      if (state === 'connected') return;
      // Forgotten, so that the next sign of life of the stream joins anew.
      if (state === 'lost' && following?.hub === hub) following = null;
      stage.say(state === 'lost' ? t.live.noAngles(sentence) : '');
    },
  });
  following = { sessionId: target, hub };
}

function finish(): void {
  publisher = null;
  share.element.hidden = true;
  board.end();
  void wakeLock?.release();
  wakeLock = null;
  const ended = following;
  following = null;
  ended?.hub.stop();
  if (ended !== null) void aftermath.follow(ended.sessionId, 'ended');
}

// A phone on a tripod must not fall asleep in the middle of a set. The browser takes the lock away while the page is hidden.
document.addEventListener('visibilitychange', () => {
  if (document.hidden || publisher === null) return;
  wakeLock = null;
  void keepAwake();
});

async function keepAwake(): Promise<void> {
  if (wakeLock !== null) return;
  const lock = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null;
  if (publisher === null) void lock?.release();
  else wakeLock = lock;
}
