import { en, type Words } from './en.ts';

type Named<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Named<Rest> : never;
type Params<K extends Words> = Record<Named<(typeof en)[K]>, string | number>;
type Args<K extends Words> = [Named<(typeof en)[K]>] extends [never] ? [] : [Params<K>];
/** Keys that stand for a word with a number: those with `.one` and `.other`. */
type Counted = {
  [K in Words]: K extends `${infer Stem}.other` ? (`${Stem}.one` extends Words ? Stem : never) : never;
}[Words];

const fill = (words: string, params: Record<string, string | number>): string =>
  words.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));

/** The words of a key, with its params; a missing or extra param does not compile. */
export function t<K extends Words>(key: K, ...[params]: Args<K>): string {
  return fill(en[key], params ?? {});
}

const plural = new Intl.PluralRules('en');
const number = new Intl.NumberFormat('en');

/** Words with a number in them: `{count}` is filled with the number as it is written. */
export function counted(key: Counted, count: number): string {
  const form = plural.select(count) === 'one' ? 'one' : 'other';
  return fill(en[`${key}.${form}`], { count: number.format(count) });
}
