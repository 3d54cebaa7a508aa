import { it as formulas } from '../../formulas/words/it.ts';
import type { Words } from '../words.ts';

export const it: Words = {
  code: {
    one: 'Blocco di codice, {n} riga.',
    other: 'Blocco di codice, {n} righe.',
  },
  yes: 'sì',
  no: 'no',
  done: 'Fatto: ',
  comma: ', ',
  formula: 'formula',
  formulas,
  longNumber: 'numero lungo',
  hash: 'hash',
  id: 'identificativo',
  alerts: {
    note: 'Nota.',
    tip: 'Suggerimento.',
    important: 'Importante.',
    warning: 'Avvertenza.',
    caution: 'Attenzione.',
  },
};
