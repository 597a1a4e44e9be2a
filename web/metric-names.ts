import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const table = new URL('../src/Biomechanics/Coaching/Rules/metrics.json', import.meta.url).pathname;
const module = 'virtual:metric-names/';

interface Entry {
  unit: string;
  shown?: string;
  digits?: number;
  en: string;
  ru: string;
  de: string;
  usual?: { activity: string; exercises?: string[]; sex?: string; range: (number | null)[] }[];
}

/** The names, units and usual ranges of the metrics, from the one table that the coach's rules have too: `virtual:metric-names/en`. */
export function metricNames(): Plugin {
  return {
    name: 'metric-names',
    resolveId: id => (id.startsWith(module) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${module}`)) return null;
      this.addWatchFile(table);
      const language = id.slice(module.length + 1) as 'en' | 'ru' | 'de';
      const entries = JSON.parse(readFileSync(table, 'utf8')) as Record<string, Entry>;
      const told = Object.entries(entries).map(([key, { unit, shown, digits, usual, ...names }]) => [key, {
        name: names[language], unit, shown, digits, usual: usual?.filter(one => one.sex === undefined).map(({ activity, exercises, range }) => ({ activity, exercises, range })),
      }]);
      return `export default ${JSON.stringify(Object.fromEntries(told))};`;
    },
  };
}
