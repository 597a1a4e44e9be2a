import { defineConfig } from 'vitest/config';

const page = (path: string) => new URL(path, import.meta.url).pathname;

export default defineConfig({
  build: {
    outDir: '../artifacts/web',
    emptyOutDir: true,
    target: ['es2022', 'safari15.4'],
    // The server forbids everything that stands inline, small pictures as data included.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { start: page('index.html'), live: page('live/index.html'), watch: page('watch/index.html') } },
  },
  server: {
    // With a real server beside it: AIKY_SERVER=http://localhost:8080 npm run dev
    proxy: process.env.AIKY_SERVER
      ? Object.fromEntries(['/hubs', '/whip', '/sessions', '/weightlifting', '/demo', '/openapi'].map(
        path => [path, { target: process.env.AIKY_SERVER, ws: true }]))
      : undefined,
  },
  test: { include: ['test/**/*.test.ts'], environment: 'node' },
});
