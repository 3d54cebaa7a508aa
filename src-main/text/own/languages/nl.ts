import { nl as formulas } from '../../formulas/words/nl.ts';
import type { Words } from '../words.ts';

export const nl: Words = {
  code: {
    one: 'Codeblok, {n} regel.',
    other: 'Codeblok, {n} regels.',
  },
  yes: 'ja',
  no: 'nee',
  done: 'Gedaan: ',
  comma: ', ',
  formula: 'formule',
  formulas,
  longNumber: 'lang nummer',
  hash: 'hash',
  id: 'ID',
  alerts: {
    note: 'Opmerking.',
    tip: 'Tip.',
    important: 'Belangrijk.',
    warning: 'Waarschuwing.',
    caution: 'Let op.',
  },
};
