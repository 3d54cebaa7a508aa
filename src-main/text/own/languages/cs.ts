import type { Words } from '../words.ts';

export const cs: Words = {
  code: {
    one: 'Blok kódu, {n} řádek.',
    few: 'Blok kódu, {n} řádky.',
    many: 'Blok kódu, {n} řádku.',
    other: 'Blok kódu, {n} řádků.',
  },
  yes: 'ano',
  no: 'ne',
  done: 'Hotovo: ',
  comma: ', ',
  formula: 'vzorec',
  formulas: null,
  longNumber: 'dlouhé číslo',
  hash: 'hash',
  id: 'identifikátor',
  alerts: {
    note: 'Poznámka.',
    tip: 'Tip.',
    important: 'Důležité.',
    warning: 'Varování.',
    caution: 'Pozor.',
  },
};
