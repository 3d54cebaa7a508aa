import type { Words } from '../words.ts';

export const nb: Words = {
  code: {
    one: 'Kodeblokk, {n} linje.',
    other: 'Kodeblokk, {n} linjer.',
  },
  yes: 'ja',
  no: 'nei',
  done: 'Utført: ',
  comma: ', ',
  formula: 'formel',
  formulas: null,
  longNumber: 'langt nummer',
  hash: 'hash',
  id: 'id',
  alerts: {
    note: 'Merk.',
    tip: 'Tips.',
    important: 'Viktig.',
    warning: 'Advarsel.',
    caution: 'Forsiktig.',
  },
};
