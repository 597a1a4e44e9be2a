import { Account } from './account';
import { byId } from './dom';
import { Header } from './header';
import { signIn } from './sign-in';
import { translate } from './translate';
import './styles/base.css';
import './styles/controls.css';
import './styles/forms.css';
import './styles/header.css';

export const account = new Account(sessionStorage);

/** Draws the bar on top, asks for a key where there is none and one is needed, then hands the page over. `prepare` fills it before it is seen. */
export async function open(prepare: () => Promise<void> = async () => undefined, { needsKey = true } = {}): Promise<void> {
  if (import.meta.env.DEV && new URLSearchParams(location.search).has('pretend')) await import('../dev/pretend');
  translate(document);
  const header = new Header(byId('bar'), account);
  account.onLeave(() => location.reload());
  if (needsKey && account.key === null) await signIn(byId('sign-in'), account);
  await prepare();
  byId('sign-in').hidden = true;
  byId('page').hidden = false;
  if (account.key !== null) void account.role().then(role => header.signedIn(role));
}
