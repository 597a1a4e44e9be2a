import { defineConfig } from 'vitest/config';
import { metricNames, reasonTexts } from './metric-names';

const page = (path: string) => new URL(path, import.meta.url).pathname;
const folders = ['live', 'watch', 'sessions', 'sessions/view', 'upload', 'compare', 'clients', 'keys', 'reference'];
const served = [
  '/hubs', '/whip', '/sessions', '/weightlifting', '/jumping', '/running', '/mobility-assessment', '/session-management', '/client-management',
  '/api-management', '/admin-management', '/threads', '/uploads', '/videos', '/openapi',
];

export default defineConfig({
  plugins: [metricNames(), reasonTexts()],
  build: {
    outDir: '../artifacts/web',
    emptyOutDir: true,
    target: ['es2022', 'safari15.4'],
    // The server forbids everything that stands inline, small pictures as data included.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { start: page('index.html'), ...Object.fromEntries(folders.map(folder => [folder.replace('/', '-'), page(`${folder}/index.html`)])) } },
  },
  server: {
    // With a real server beside it: AIKY_SERVER=http://localhost:8080 npm run dev. What asks for HTML wants the page of that address.
    proxy: process.env.AIKY_SERVER
      ? Object.fromEntries(served.map(path => [path, {
        target: process.env.AIKY_SERVER, ws: true, bypass: (request: { headers: { accept?: string }; url?: string }) => (request.headers.accept?.includes('text/html') ? request.url : undefined),
      }]))
      : undefined,
  },
  test: { include: ['test/**/*.test.ts'], environment: 'node' },
});
