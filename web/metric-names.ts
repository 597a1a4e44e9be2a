import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const rules = (name: string) => new URL(`../src/Biomechanics/Coaching/Rules/${name}.json`, import.meta.url).pathname;
const table = rules('metrics');
const reasons = rules('reasons');
const module = 'virtual:metric-names/';
const reasonsModule = 'virtual:reasons/';

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

/** What the server says about doubts and gaps, from its own English to another language: `virtual:reasons/ru`. */
export function reasonTexts(): Plugin {
  return {
    name: 'reason-texts',
    resolveId: id => (id.startsWith(reasonsModule) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${reasonsModule}`)) return null;
      this.addWatchFile(reasons);
      const at = ['ru', 'de'].indexOf(id.slice(reasonsModule.length + 1));
      const all = Object.entries(JSON.parse(readFileSync(reasons, 'utf8')) as Record<string, string[]>);
      return `export default ${JSON.stringify(at < 0 ? {} : Object.fromEntries(all.map(([english, others]) => [english, others[at]])))};`;
    },
  };
}
