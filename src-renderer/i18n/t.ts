import { en } from './en.ts';

type Words = Readonly<Record<string, string>>;
type Named<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Named<Rest> : never;
type Args<S> = [Named<S>] extends [never] ? [] : [Record<Named<S>, string | number>];
/** Keys that stand for a word with a number: those with `.one` and `.other`. */
type Counted<W> = {
  [K in keyof W]: K extends `${infer Stem}.other` ? (`${Stem}.one` extends keyof W ? Stem : never) : never;
}[keyof W];

interface Translator<W> {
  /** The words of a key, with its params; a missing or extra param does not compile. */
  readonly t: <K extends keyof W>(key: K, ...params: Args<W[K]>) => string;
  /** Words with a number in them: `{count}` is filled with the number as it is written. */
  readonly counted: (key: Counted<W>, count: number) => string;
}

const plural = new Intl.PluralRules('en');
const number = new Intl.NumberFormat('en');

const fill = (words: string, params: Readonly<Record<string, string | number>>): string =>
  words.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));

/** For a room that is opened later: its own words beside those of the window. */
export function translator<const W extends Words>(own: W): Translator<typeof en & W> {
  const words: Words = { ...en, ...own };
  const word = (key: PropertyKey): string => words[String(key)] ?? '';
  return {
    t: (key, ...[params]) => fill(word(key), params ?? {}),
    counted(key, count) {
      const form = plural.select(count) === 'one' ? 'one' : 'other';
      return fill(word(`${key}.${form}`), { count: number.format(count) });
    },
  };
}

export const { t, counted } = translator({});
