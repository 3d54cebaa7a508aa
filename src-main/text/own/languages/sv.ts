import type { Words } from '../words.ts';

export const sv: Words = {
  code: {
    one: 'Kodblock, {n} rad.',
    other: 'Kodblock, {n} rader.',
  },
  yes: 'ja',
  no: 'nej',
  done: 'Klart: ',
  comma: ', ',
  formula: 'formel',
  formulas: null,
  longNumber: 'långt nummer',
  hash: 'hashvärde',
  id: 'id',
  alerts: {
    note: 'Observera.',
    tip: 'Tips.',
    important: 'Viktigt.',
    warning: 'Varning.',
    caution: 'Var försiktig.',
  },
};
