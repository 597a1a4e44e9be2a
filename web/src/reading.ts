/** Reads what came over the wire: whatever is missing or of another kind becomes something harmless, never an exception. */
export type Fields = Readonly<Record<string, unknown>>;

export const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {});
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const number = (value: unknown): number => (typeof value === 'number' ? value : NaN);
export const count = (value: unknown): number => (typeof value === 'number' && value > 0 ? value : 0);
export const numbers = (value: unknown): readonly number[] => list(value).map(number);
export const byName = <T>(value: unknown, read: (one: unknown) => T): ReadonlyMap<string, T> =>
  new Map(Object.entries(fields(value)).map(([name, one]) => [name, read(one)] as const));

/** A link of this server as one of this very origin, so that it works behind any proxy and the content policy allows it; empty for none. */
export function ownLink(value: unknown): string {
  try {
    const link = new URL(text(value), 'http://here/');
    return text(value) === '' || !link.protocol.startsWith('http') ? '' : link.pathname + link.search;
  } catch {
    return '';
  }
}
