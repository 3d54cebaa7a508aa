import { de as formulas } from '../../formulas/words/de.ts';
import type { Words } from '../words.ts';

export const de: Words = {
  code: {
    one: 'Codeblock, {n} Zeile.',
    other: 'Codeblock, {n} Zeilen.',
  },
  yes: 'ja',
  no: 'nein',
  done: 'Erledigt: ',
  comma: ', ',
  formula: 'Formel',
  formulas,
  longNumber: 'lange Nummer',
  hash: 'Hash',
  id: 'ID',
  alerts: {
    note: 'Hinweis.',
    tip: 'Tipp.',
    important: 'Wichtig.',
    warning: 'Warnung.',
    caution: 'Vorsicht.',
  },
};
