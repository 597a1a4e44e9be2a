// A coach on our pages, against the real server and nothing else: looks through the list, opens a session, points at a curve, asks for comments, takes every
// export, sees the analyzed video, analyzes again, compares both analyses, uploads over a line that breaks, manages clients and keys, looks up a call. Prints what was seen as one
// line of JSON. Usage: node page-sessions.mjs '{"base":"http://127.0.0.1:8080","key":"…","session":"…","clip":"jumps.mp4","dull":"black.mp4","width":1440,"height":900}'
import { readFile } from 'node:fs/promises';
import { findBarriers, openTab, signIn, withBrowser } from './page-browser.mjs';

const options = { width: 1440, height: 900, colors: 'light', locale: 'en-US', activity: 'weightlifting', dullOnes: 22, ...JSON.parse(process.argv[2]) };
const [complaints, barriers, overflow, interactive, shifts] = [[], [], {}, {}, {}];
const seen = {};

const send = (path, init = {}) => fetch(options.base + path, { ...init, headers: { 'API-KEY': options.key, ...init.headers } });
const api = async (path, method = 'GET', body) => {
  const answer = await send(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? null : answer.json();
};

/** Fills the list: clips in which nobody is seen, so that their analysis ends at once, and somebody who may look after clients. */
async function furnish() {
  const dull = new Blob([await readFile(options.dull)]);
  for (let n = 1; n <= options.dullOnes; n++) {
    const form = new FormData();
    for (const [name, value] of Object.entries({ user_id: 'someUserId123', exercise: 'Drop Jump', session_name: `${n % 2 ? 'Jumps' : 'Evening'} <b>${n}</b>` })) form.append(name, value);
    form.append('video', dull, 'black.mp4');
    const answer = await send('/jumping/management/sessions/', { method: 'POST', body: form });
    if (!answer.ok) throw new Error(await answer.text());
  }
  await api('/admin-management/sub-admins/', 'POST', { user_uid: 'coach', display_name: 'Coach' });
}

/** Lets half of the first part through to the server, then breaks the line. */
async function breakOnce(page, tus) {
  await page.route('**/uploads/*/', async (route) => {
    const request = route.request();
    if (request.method() !== 'PATCH') return route.fallback();
    const headers = await request.allHeaders();
    tus.offsets.push(Number(headers['upload-offset']));
    if (tus.offsets.length > 1) return route.fallback();
    const half = request.postDataBuffer().subarray(0, Math.floor(request.postDataBuffer().length / 2));
    const kept = Object.fromEntries(['upload-offset', 'tus-resumable', 'content-type'].map((name) => [name, headers[name]]));
    const answer = await send(new URL(request.url()).pathname, { method: 'PATCH', body: half, headers: kept });
    tus.half = Number(answer.headers.get('Upload-Offset'));
    return route.abort('connectionreset');
  });
}

await furnish();
await withBrowser({ viewport: { width: options.width, height: options.height }, colorScheme: options.colors, locale: options.locale, acceptDownloads: true }, async (browser) => {
  const page = await openTab(browser, complaints);
  await page.addInitScript(() => {
    window.aikyShift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.aikyShift += entry.hadRecentInput ? 0 : entry.value))).observe({ type: 'layout-shift', buffered: true });
  });
  const open = async (path, name, ready) => {
    await page.goto(options.base + path);
    await page.waitForSelector('#sign-in form, #page:not([hidden])');
    if (await page.locator('#sign-in form').isVisible()) await signIn(page, options.key);
    await page.waitForSelector(ready);
    interactive[name] = Math.round(await page.evaluate(() => performance.now()));
    overflow[name] = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    barriers.push(...(await findBarriers(page, name)));
    shifts[name] = await page.evaluate(() => Math.round(window.aikyShift * 1000) / 1000);
  };
  const rows = () => page.$$eval('.row-title', (titles) => titles.map((title) => title.textContent));

  await open('/sessions/', 'sign-in and list', '.session-row');
  await open('/sessions/', 'list', '.session-row');
  seen.rows = (await rows()).length;
  const [newest] = await rows();
  await page.click('.pager button:last-child');
  await page.waitForFunction((first) => document.querySelector('.row-title')?.textContent !== first, newest);
  seen.older = (await rows()).length;
  await page.goBack();
  await page.waitForFunction((first) => document.querySelector('.row-title')?.textContent === first, newest);
  await page.fill('#filter-title', 'jumps');
  await page.waitForFunction(() => [...document.querySelectorAll('.row-title')].every((title) => /jumps/i.test(title.textContent)) && document.querySelector('.row-title') !== null);
  seen.filtered = (await rows()).length;
  seen.address = new URL(page.url()).search;
  await page.click('.session-row:first-child .row-menu summary');
  await page.click('.session-row:first-child .row-menu li:first-child button');
  await page.fill('#asked-text', 'Renamed jumps');
  barriers.push(...(await findBarriers(page, 'dialog')));
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.row-title')?.textContent === 'Renamed jumps');
  await page.click('.session-row:first-child .row-menu summary');
  await page.click('.session-row:first-child .row-menu li:last-child button');
  await page.click('dialog .danger');
  await page.waitForFunction(() => document.querySelector('.row-title')?.textContent !== 'Renamed jumps');
  seen.kept = (await api('/session-management/sessions/?limit=1')).query_count;
  await page.fill('#filter-title', 'nothing has this name');
  await page.waitForFunction(() => document.querySelector('.session-row') === null || document.querySelector('.rows').hidden);
  await page.fill('#filter-title', '');
  await page.selectOption('#filter-activity', 'Weightlifting');
  await page.waitForFunction(() => document.querySelectorAll('.session-row').length === 1);
  await page.waitForFunction(() => document.querySelector('.session-row .thumbnail img')?.naturalWidth > 0);
  seen.thumbnails = await page.locator('.session-row .thumbnail img').count();

  await open(`/sessions/view/?activity=${options.activity}&id=${options.session}`, 'session', '.player video');
  await page.waitForFunction(() => document.querySelector('.player video').readyState >= 2 && !document.querySelector('.player video').seeking);
  const videoTime = () => page.$eval('.player video', (video) => video.currentTime);
  await page.locator('.chart').first().scrollIntoViewIfNeeded();
  const chart = page.locator('.chart .u-over').first();
  await chart.waitFor();
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  const end = Number(await page.getAttribute('.chart', 'aria-valuemax'));
  await page.mouse.move(box.x + box.width * 0.25, box.y + 40);
  await page.mouse.move(box.x + box.width * 0.5, box.y + 40);
  await page.waitForFunction((half) => Math.abs(document.querySelector('.player video').currentTime - half) < 0.05, end / 2);
  seen.pointed = [end / 2, await videoTime()];
  await page.focus('.chart');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction((before) => document.querySelector('.player video').currentTime > before, seen.pointed[1]);
  seen.cursors = await page.$$eval('.chart', (charts) => new Set(charts.map((one) => one.getAttribute('aria-valuenow'))).size);
  const before = Number(await page.getAttribute('.chart', 'aria-valuenow'));
  await page.click('.player-bar .icon:nth-child(2)');
  await page.waitForFunction((from) => Number(document.querySelector('.chart').getAttribute('aria-valuenow')) > from + 0.2, before);
  await page.click('.player-bar .icon:nth-child(2)');
  await page.click('.band:nth-child(2)');
  seen.phase = await page.$eval('.band.is-now', (band) => band.textContent);
  seen.charts = await page.locator('.chart').count();
  seen.path = await page.locator('.bar-path line').count();
  seen.metrics = await page.locator('.metrics tbody tr').count();
  seen.intervals = await page.locator('.interval-range').count();
  await page.waitForFunction(() => document.querySelectorAll('.phase-image').length > 0);
  seen.images = await page.locator('.phase-image').count();
  await page.locator('.phase-image').first().scrollIntoViewIfNeeded();
  await page.waitForFunction(() => document.querySelector('.phase-image img').naturalWidth > 0);
  await page.locator('.figure-card').scrollIntoViewIfNeeded();
  await page.waitForFunction(() => [...document.querySelector('.figure-card canvas').getContext('2d').getImageData(0, 0, 200, 200).data].some((value) => value > 0));
  await page.click('.comments button');
  await page.waitForFunction(() => document.querySelectorAll('.comment, .in-short').length >= 8 && !document.querySelector('.comments button').disabled, null, { timeout: 60_000 });
  seen.comments = await page.locator('.comment-list dd').count();
  seen.unnamed = await page.$$eval('.comment-list dt', (names) => names.map((name) => name.textContent).filter((name) => /_/.test(name)));
  barriers.push(...(await findBarriers(page, 'comments')));
  seen.downloads = [];
  for (let n = 1; n <= 6; n++) {
    await page.click('.session-actions .menu summary');
    const [file] = await Promise.all([page.waitForEvent('download'), page.click(`.session-actions .menu-list li:nth-child(${n}) button`)]);
    seen.downloads.push([file.suggestedFilename(), (await readFile(await file.path())).length]);
    await page.waitForFunction(() => !document.querySelector('.session-actions .menu').open);
  }
  await page.check('input[value=analyzed]');
  await page.waitForFunction(() => /analyzed/.test(document.querySelector('.player video').src) && document.querySelector('.player video').readyState >= 2, null, { timeout: 120_000 });
  seen.pdf = (await page.pdf({ preferCSSPageSize: true })).length;
  seen.drawn = await page.locator('.chart canvas').count();
  await page.locator('.version-row button').scrollIntoViewIfNeeded();
  await page.click('.version-row button');
  await page.waitForURL((url) => !url.searchParams.has('version'), { timeout: 1000 }).catch(() => undefined);
  await page.waitForFunction(() => document.querySelectorAll('.version-row option').length === 2 || (document.querySelector('.version-row')?.scrollIntoView(), false), null, { timeout: 120_000 });
  seen.versions = await page.$$eval('.version-row option', (all) => all.map((one) => one.textContent));

  await open(`/compare/?activity=${options.activity}&a=${options.session}&av=1&b=${options.session}&bv=2`, 'compare', '.differences tbody tr');
  seen.differences = await page.$$eval('.differences tbody tr td:nth-child(4)', (cells) => cells.map((cell) => cell.textContent).filter((text) => /[1-9]/.test(text)).length);
  await page.waitForFunction(() => [...document.querySelectorAll('.player video')].every((one) => one.readyState >= 2));
  await page.locator('.pair-row .band').nth(1).click();
  await page.waitForFunction(() => {
    const [a, b] = [...document.querySelectorAll('.player video')].map((one) => one.currentTime);
    return a > 0 && Math.abs(a - b) < 0.05;
  });

  const tus = { offsets: [], half: 0 };
  await breakOnce(page, tus);
  await open('/upload/', 'upload', '#up-client');
  await page.setInputFiles('#videos', options.clip);
  await page.selectOption('#up-activity', 'jumping');
  await page.selectOption('#up-client', 'someUserId123');
  await page.fill('#up-title', 'Три прыжка');
  await page.click('.upload-columns .wide');
  await page.waitForSelector('.upload-row a.button', { timeout: 120_000 });
  const uploaded = await api('/session-management/sessions/?limit=1');
  seen.upload = { ...tus, bytes: (await readFile(options.clip)).length, session: uploaded.sessions[uploaded.first_doc_id] };
  barriers.push(...(await findBarriers(page, 'uploaded')));
  await page.click('.upload-row a.button');
  await page.waitForSelector('.headline .card');

  await open('/clients/', 'clients', '.plain-table tbody tr');
  await page.click('.title-row button');
  await page.fill('#client-display_name', '<img src=x onerror=alert(1)>');
  await page.fill('#client-height', '171.5');
  await page.check('.coaches input[value=coach]');
  barriers.push(...(await findBarriers(page, 'client')));
  await page.click('dialog .primary');
  const added = page.locator('.plain-table tbody tr', { hasText: '<img' });
  await added.waitFor();
  seen.images += await page.locator('.plain-table img').count();
  seen.client = Object.values((await api('/admin-management/sub-admins/coach/clients/')).clients)[0];
  await added.locator('.row-buttons button').first().click();
  await page.fill('#client-weight', '70.5');
  await page.uncheck('.coaches input[value=coach]');
  await page.click('dialog .primary');
  await page.waitForFunction(() => /70\.5/.test(document.querySelector('.plain-table tbody').textContent));
  seen.edited = await api(`/client-management/clients/${seen.client.user_uid}/`);
  seen.assigned = (await api('/admin-management/sub-admins/coach/clients/')).query_count;
  await added.locator('.row-buttons button').last().click();
  await page.click('dialog .danger');
  await added.waitFor({ state: 'detached' });

  await open('/keys/', 'keys', '.plain-table tbody tr');
  await page.click('.title-row button');
  await page.fill('#key-title', 'Tablet');
  await page.selectOption('#key-user', 'someUserId123');
  await page.click('dialog .primary');
  seen.token = await page.inputValue('#fresh-key');
  barriers.push(...(await findBarriers(page, 'fresh key')));
  await page.click('dialog .primary');
  // The dialog goes a moment after the click.
  await page.waitForSelector('dialog', { state: 'detached' });
  seen.tokenKept = (await page.content()).includes(seen.token);
  const tablet = page.locator('.plain-table tbody tr', { hasText: 'Tablet' });
  const asTablet = async () => (await fetch(`${options.base}/session-management/sessions/`, { headers: { 'API-KEY': seen.token } })).status;
  seen.statuses = [await asTablet()];
  await tablet.locator('.row-buttons button').first().click();
  await page.fill('#asked-text', 'Old Tablet');
  await page.keyboard.press('Enter');
  await page.locator('.plain-table tbody tr', { hasText: 'Old Tablet' }).locator('.row-buttons button').last().click();
  await page.click('dialog .danger');
  await page.waitForSelector('.plain-table tr.is-off');
  seen.statuses.push(await asTablet());

  await open('/reference/#get-weightlifting-sessions-session_id', 'reference', '.operation[open] .members');
  await page.click('.operation[open] .example summary');
  await page.click('.operation[open] .answer .branch summary');
  await page.waitForSelector('.operation[open] .branch .members');
  barriers.push(...(await findBarriers(page, 'call')));
  overflow.call = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  seen.reference = { curl: await page.textContent('.operation[open] pre'), example: JSON.parse(await page.textContent('.operation[open] .example pre')), calls: await page.locator('.operation').count() };
  seen.reference.documented = Object.values((await api('/openapi/v1.json')).paths).reduce((sum, path) => sum + Object.keys(path).length, 0);
  await page.fill('#reference-search', 'whip ICE');
  seen.reference.found = await page.$$eval('.operation:not([hidden])', (calls) => calls.map((call) => call.id));

  await open('/', 'start', '#recent .recent');
  await page.selectOption('#language', 'ru');
  await page.waitForFunction(() => document.documentElement.lang === 'ru' && /Записи/.test(document.querySelector('nav')?.textContent ?? ''));
  await page.click('#sign-out');
  await page.waitForSelector('#sign-in form');
  seen.stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  seen.keyKept = seen.stored.includes(options.key);
  delete seen.stored;
});
// The browser tells of the line that was broken on purpose.
const unexpected = complaints.filter((line) => !/ERR_CONNECTION_RESET .*\/uploads\//.test(line));
console.log(JSON.stringify({ seen, complaints: unexpected, barriers, overflow, interactive, shifts }));
