// A phone in the local network: opens our page over https with a certificate that it does not know, takes its camera, publishes, stops.
// Usage: node page-phone.mjs '{"base":"https://192.168.1.5:8443","key":"…","camera":"cam.y4m"}'
import { openTab, signIn, withBrowser } from './page-browser.mjs';

const options = JSON.parse(process.argv[2]);
const complaints = [];

await withBrowser(
  { camera: options.camera, viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, ignoreHTTPSErrors: true, args: ['--ignore-certificate-errors'] },
  async (browser) => {
    const page = await openTab(browser, complaints);
    await page.goto(`${options.base}/live/`);
    await signIn(page, options.key);
    const isSecure = await page.evaluate(() => isSecureContext);
    await page.click('text=Show the picture');
    await page.waitForFunction(() => document.querySelector('#own')?.videoWidth > 0);
    await page.click('text=Go live');
    await page.waitForSelector('#line[data-state=live]');
    await page.waitForFunction(() => [...document.querySelectorAll('.gauge-figure')].some((figure) => /\d/.test(figure.textContent)));
    const watch = await page.getAttribute('.share a', 'href');
    await page.click('text=Stop');
    await page.waitForFunction(() => /Done\./.test(document.querySelector('.aftermath')?.textContent ?? ''), null, { timeout: 60_000 });
    console.log(JSON.stringify({ isSecure, watch, complaints }));
  },
);
