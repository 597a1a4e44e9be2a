import { byId } from '../dom';
import { showLiveList } from '../live-list';
import { account, open } from '../shell';

await open();
showLiveList(byId('live-list'), account);
