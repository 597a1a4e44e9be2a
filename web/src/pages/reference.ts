import { byId } from '../dom';
import { ReferencePage } from '../reference/reference-page';
import { account, open } from '../shell';
import { t } from '../words';
import '../styles/reference.css';
import '../styles/reference-answers.css';

const page = new ReferencePage();
byId('page').append(page.element);
document.title = `${t.reference.heading} · Aikynetix`;
await open(() => page.load(account), { needsKey: false });
page.showAddressed();
