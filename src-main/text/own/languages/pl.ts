import type { Words } from '../words.ts';

export const pl: Words = {
  code: {
    one: 'Blok kodu, {n} wiersz.',
    few: 'Blok kodu, {n} wiersze.',
    many: 'Blok kodu, {n} wierszy.',
    other: 'Blok kodu, {n} wiersza.',
  },
  yes: 'tak',
  no: 'nie',
  done: 'Zrobione: ',
  comma: ', ',
  formula: 'wzór',
  formulas: null,
  longNumber: 'długi numer',
  hash: 'hash',
  id: 'identyfikator',
  alerts: {
    note: 'Uwaga.',
    tip: 'Wskazówka.',
    important: 'Ważne.',
    warning: 'Ostrzeżenie.',
    caution: 'Ostrożnie.',
  },
};
