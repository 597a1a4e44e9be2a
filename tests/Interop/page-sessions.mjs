// A coach on our pages: looks through the list, opens a session, points at a curve, asks for comments, uploads, compares, manages clients and keys. The session,
// its curves and its video are the server's own; what needs many things at once is answered by page-answers.mjs. Prints what was seen as one line of JSON.
// Usage: node page-sessions.mjs '{"base":"http://127.0.0.1:8080","key":"…","session":"…","activity":"weightlifting","width":1440,"height":900}'
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerFor, answerUploads } from './page-answers.mjs';
import { findBarriers, openTab, signIn, withBrowser } from './page-browser.mjs';

const options = { width: 1440, height: 900, colors: 'light', locale: 'en-US', activity: 'weightlifting', ...JSON.parse(process.argv[2]) };
const [complaints, barriers, overflow, interactive, shifts] = [[], [], {}, {}, {}];
const seen = {};

await withBrowser({ viewport: { width: options.width, height: options.height }, colorScheme: options.colors, locale: options.locale }, async (browser) => {
  const page = await openTab(browser, complaints);
  await page.addInitScript(() => {
    window.aikyShift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.aikyShift += entry.hadRecentInput ? 0 : entry.value))).observe({ type: 'layout-shift', buffered: true });
  });
  const state = await answerFor(page);
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
  seen.title = (await rows())[1];
  const [newest] = await rows();
  await page.click('.pager button:last-child');
  await page.waitForFunction((first) => document.querySelector('.row-title')?.textContent !== first, newest);
  seen.older = (await rows()).length;
  await page.goBack();
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

  await open(`/sessions/view/?activity=${options.activity}&id=${options.session}`, 'session', '.chart canvas');
  await page.waitForFunction(() => document.querySelector('.player video').readyState >= 2 && !document.querySelector('.player video').seeking);
  const videoTime = () => page.$eval('.player video', (video) => video.currentTime);
  const chart = page.locator('.chart .u-over').first();
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
  seen.charts = await page.locator('.chart canvas').count();
  seen.path = await page.locator('.bar-path line').count();
  seen.metrics = await page.locator('.metrics tbody tr').count();
  seen.intervals = await page.locator('.interval-range').count();
  seen.warnings = await page.locator('.warnings li').count();
  seen.images = await page.locator('.phase-image').count();
  await page.click('.comments button');
  await page.waitForFunction(() => document.querySelectorAll('.comment').length >= 7, null, { timeout: 20_000 });
  seen.markup = await page.locator('.comment i, .row-title b').count();
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('.menu summary').then(() => page.click('.menu-list li:nth-child(2) button'))]);
  seen.download = file.suggestedFilename();
  await page.check('input[value=analyzed]');
  await page.waitForFunction(() => /\d %/.test(document.querySelector('.render-line').textContent));
  seen.pdf = (await page.pdf({ preferCSSPageSize: true })).length;

  const folder = await mkdtemp(join(tmpdir(), 'aiky-upload-'));
  const video = join(folder, 'set.mp4');
  await writeFile(video, Buffer.alloc(9 * 1024 * 1024, 7));
  const tus = await answerUploads(page, { breaks: 1, sessionId: options.session });
  await open('/upload/', 'upload', '.drop-zone');
  await page.setInputFiles('#videos', video);
  await page.fill('#up-title', 'Путь штанги');
  await page.click('.upload-columns .wide');
  await page.waitForSelector('.upload-row a.button', { timeout: 30_000 });
  seen.upload = { bytes: tus.offset, breaks: tus.breaks, parts: tus.parts, metadata: tus.metadata };
  barriers.push(...(await findBarriers(page, 'uploaded')));

  await open(`/compare/?activity=${options.activity}&a=${options.session}&b=${options.session}`, 'compare', '.differences tbody tr');
  seen.differences = await page.$$eval('.differences tbody tr td:nth-child(4)', (cells) => cells.map((cell) => cell.textContent).filter((text) => /[1-9]/.test(text)).length);
  await page.waitForFunction(() => [...document.querySelectorAll('.player video')].every((one) => one.readyState >= 2));
  await page.locator('.pair-row .band').nth(1).click();
  await page.waitForFunction(() => {
    const [a, b] = [...document.querySelectorAll('.player video')].map((one) => one.currentTime);
    return a > 0 && Math.abs(a - b) < 0.05;
  });

  await open('/clients/', 'clients', '.plain-table tbody tr');
  await page.click('.title-row button');
  await page.fill('#client-display_name', '<img src=x onerror=alert(1)>');
  await page.fill('#client-height', '171.5');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('.plain-table tbody tr').length === 4);
  seen.client = state.clients.at(-1);
  seen.images += await page.locator('.plain-table img').count();

  await open('/keys/', 'keys', '.plain-table tbody tr');
  await page.click('.title-row button');
  await page.fill('#key-title', 'Tablet');
  await page.fill('#key-user', 'anna');
  await page.keyboard.press('Enter');
  seen.token = await page.inputValue('#fresh-key');
  barriers.push(...(await findBarriers(page, 'fresh key')));
  await page.click('dialog .primary');
  seen.tokenKept = (await page.content()).includes(seen.token);
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
const unexpected = complaints.filter((line) => !/ERR_CONNECTION_RESET .*\/uploads\/abc\//.test(line));
console.log(JSON.stringify({ seen, complaints: unexpected, barriers, overflow, interactive, shifts }));
