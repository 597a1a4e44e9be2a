import { Aftermath } from '../aftermath';
import { Board } from '../board';
import { byId, h, write } from '../dom';
import { follow } from '../hub';
import { showLiveList } from '../live-list';
import { account, open } from '../shell';
import { Stage } from '../stage';
import type { Snapshot } from '../wire';
import { t } from '../words';
import '../styles/live-page.css';

await open();
const query = new URLSearchParams(location.search);
const target = query.get('session') ?? query.get('stream') ?? '';
if (target === '') {
  byId('choose').hidden = false;
  showLiveList(byId('live-list'), account);
} else watch(target);

function watch(name: string): void {
  const stage = new Stage(null);
  const board = new Board(stage);
  const aftermath = new Aftermath(account);
  const [title, line] = [byId('title'), byId('line')];
  const notice = h('p', { class: 'notice', hidden: true });
  byId('watching').hidden = false;
  document.body.classList.add('was-live');
  byId('left').append(stage.element, board.gauges, ...board.charts);
  byId('right').append(aftermath.element, notice, board.numbers, board.lifts.cues, board.lifts.repetitions, ...board.details);
  let session: Snapshot | null = null;

  follow(name, account.key ?? '', {
    onSnapshot: snapshot => {
      session = snapshot;
      write(title, snapshot.title || snapshot.stream);
      document.title = `${snapshot.title || snapshot.stream} · Aikynetix`;
      board.begin(snapshot);
    },
    onFrame: frame => board.take(frame),
    onCue: cue => board.tell(cue),
    onEnded: reason => {
      mark('ended', t.live.states.ended);
      board.end();
      if (session !== null) void aftermath.follow(session.sessionId, reason);
    },
    onLine: (state, sentence) => {
      mark(state, state === 'connected' ? t.live.states.live : state === 'lost' ? t.live.states.lost : t.live.states.connecting);
      notice.hidden = state === 'connected';
      write(notice, state === 'connected' ? '' : sentence);
      // The line is back and the session no longer live: it ended in the meantime.
      if (state === 'lost' && session !== null) {
        mark('ended', t.live.states.ended);
        notice.hidden = true;
        board.end();
        void aftermath.follow(session.sessionId, '');
      }
      if (session === null) stage.say(state === 'lost' ? sentence : t.live.connecting);
    },
  });

  function mark(state: string, text: string): void {
    line.dataset.state = state;
    write(line, text);
  }
}
