import type { Words } from '../words.ts';

export const da: Words = {
  code: {
    one: 'Kodeblok, {n} linje.',
    other: 'Kodeblok, {n} linjer.',
  },
  yes: 'ja',
  no: 'nej',
  done: 'Udført: ',
  comma: ', ',
  formula: 'formel',
  formulas: null,
  longNumber: 'langt nummer',
  hash: 'hash',
  id: 'id',
  alerts: {
    note: 'Bemærk.',
    tip: 'Tip.',
    important: 'Vigtigt.',
    warning: 'Advarsel.',
    caution: 'Forsigtig.',
  },
};
