import { byId } from '../dom';
import { ClientsPage } from '../people/clients-page';
import { account, open } from '../shell';
import { t } from '../words';
import '../styles/list-page.css';

await open();
document.title = `${t.clients.heading} · Aikynetix`;
const page = new ClientsPage(account);
byId('page').append(page.element);
await page.load();
