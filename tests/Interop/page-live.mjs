// A newcomer without a camera, on our own pages: signs in, publishes the demo clip, watches it in a second tab, stops. Prints what the pages said
// as one line of JSON. Usage: node page-live.mjs '{"base":"http://127.0.0.1:8080","key":"…","width":1440,"height":900}'
import { findBarriers, openTab, signIn, withBrowser } from './page-browser.mjs';

const options = { width: 1440, height: 900, colors: 'light', ...JSON.parse(process.argv[2]) };
const [complaints, barriers] = [[], []];

await withBrowser({ viewport: { width: options.width, height: options.height }, colorScheme: options.colors }, async (browser) => {
  const page = await openTab(browser, complaints);
  await page.goto(`${options.base}/`);
  await signIn(page, options.key);
  barriers.push(...(await findBarriers(page, 'start')));
  await page.click('text=Try the demo clip');
  await page.waitForFunction(() => document.querySelector('#own')?.videoWidth > 0);
  barriers.push(...(await findBarriers(page, 'publish, before')));
  await page.click('text=Go live');
  await page.waitForSelector('#line[data-state=live]');

  const watch = await openTab(browser, complaints);
  // Each tab has its own sign-in.
  await watch.goto(`${options.base}/watch/?stream=platform-1`);
  await signIn(watch, options.key);
  const counted = (tab) => tab.waitForFunction(() => Number(document.querySelector('.huge')?.textContent) > 0, null, { timeout: 60_000 });
  await Promise.all([counted(page), counted(watch)]);
  barriers.push(...(await findBarriers(page, 'publish, live')), ...(await findBarriers(watch, 'watch')));
  const overflow = await Promise.all([page, watch].map((tab) => tab.evaluate(() => document.documentElement.scrollWidth - innerWidth)));
  const angles = await Promise.all([page, watch].map((tab) => tab.$$eval('.gauge-figure', (figures) => figures.filter((figure) => /\d/.test(figure.textContent)).length)));
  const ledger = await page.textContent('text=/received = /');

  await page.click('text=Stop');
  await Promise.all([page, watch].map((tab) => tab.waitForSelector('#line[data-state=ended]')));
  const repetitions = await Promise.all([page, watch].map(async (tab) => Number(await tab.textContent('.huge'))));
  const done = (tab) => tab.waitForFunction(() => /Done\./.test(document.querySelector('.aftermath')?.textContent ?? ''), null, { timeout: 60_000 });
  await Promise.all([done(page), done(watch)]);
  const session = (await page.getAttribute('.aftermath a', 'href')).match(/[0-9a-f]{32}/)[0];
  console.log(JSON.stringify({ session, repetitions, angles, overflow, ledger, complaints, barriers }));
});
