import { byId } from '../dom';
import { KeysPage } from '../people/keys-page';
import { account, open } from '../shell';
import { t } from '../words';
import '../styles/list-page.css';

await open();
document.title = `${t.keys.heading} · Aikynetix`;
const page = new KeysPage(account);
byId('page').append(page.element);
await page.load();
