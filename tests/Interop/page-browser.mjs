// What the drivers of our own pages share: a fresh Chromium, tabs that remember every complaint of the browser, the sign-in, the axe.
import { readFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Runs the work with a browser of its own and cleans up behind it. `camera` is a .y4m file that plays as the camera, or nothing. */
export async function withBrowser({ camera, args = [], ...context }, work) {
  const profile = await mkdtemp(join(tmpdir(), 'aiky-chromium-'));
  const fake = camera === undefined ? [] : ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', ...(camera === '' ? [] : [`--use-file-for-fake-video-capture=${camera}`])];
  const browser = await chromium.launchPersistentContext(profile, { executablePath: '/usr/bin/chromium', headless: true, args: [...quiet, ...fake, ...args], ...context });
  browser.setDefaultTimeout(30_000);
  try {
    return await work(browser);
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  }
}

/** Opens a tab; what the browser complains of goes into `complaints`: errors of the console and of scripts, and what the content policy forbids. */
export async function openTab(browser, complaints) {
  const page = await browser.newPage();
  page.on('console', (said) => said.type() === 'error' && complaints.push(`console: ${said.text()} (${said.location().url})`));
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  await page.exposeFunction('aikyForbidden', (what) => complaints.push(`policy: ${what}`));
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (event) => window.aikyForbidden(`${event.violatedDirective} ${event.blockedURI}`)));
  return page;
}

/** Signs in on the page that is open. */
export async function signIn(page, key) {
  await page.fill('#key', key);
  await page.click('#sign-in button');
  await page.waitForSelector('#page:not([hidden])');
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds that is serious or worse, one line each. */
export async function findBarriers(page, where) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ['violations'] })).violations);
  return violations
    .filter((violation) => ['serious', 'critical'].includes(violation.impact))
    .map((violation) => `${where}: ${violation.id} (${violation.impact}) ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
