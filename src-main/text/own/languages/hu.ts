import type { Words } from '../words.ts';

export const hu: Words = {
  code: {
    one: 'Kódblokk, {n} sor.',
    other: 'Kódblokk, {n} sor.',
  },
  yes: 'igen',
  no: 'nem',
  done: 'Kész: ',
  comma: ', ',
  formula: 'képlet',
  formulas: null,
  longNumber: 'hosszú szám',
  hash: 'hash',
  id: 'azonosító',
  alerts: {
    note: 'Megjegyzés.',
    tip: 'Tipp.',
    important: 'Fontos.',
    warning: 'Figyelmeztetés.',
    caution: 'Vigyázat.',
  },
};
