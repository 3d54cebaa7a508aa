import type { Words } from '../words.ts';

export const ro: Words = {
  code: {
    one: 'Bloc de cod, {n} linie.',
    few: 'Bloc de cod, {n} linii.',
    other: 'Bloc de cod, {n} de linii.',
  },
  yes: 'da',
  no: 'nu',
  done: 'Făcut: ',
  comma: ', ',
  formula: 'formulă',
  formulas: null,
  longNumber: 'număr lung',
  hash: 'hash',
  id: 'identificator',
  alerts: {
    note: 'Notă.',
    tip: 'Sfat.',
    important: 'Important.',
    warning: 'Avertisment.',
    caution: 'Atenție.',
  },
};
