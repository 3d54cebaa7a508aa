import { en as formulas } from '../../formulas/words/en.ts';
import type { Words } from '../words.ts';

export const en: Words = {
  code: {
    one: 'Code block, {n} line.',
    other: 'Code block, {n} lines.',
  },
  yes: 'yes',
  no: 'no',
  done: 'Done: ',
  comma: ', ',
  formula: 'formula',
  formulas,
  longNumber: 'long number',
  hash: 'hash',
  id: 'ID',
  alerts: {
    note: 'Note.',
    tip: 'Tip.',
    important: 'Important.',
    warning: 'Warning.',
    caution: 'Caution.',
  },
};
