import { pt as formulas } from '../../formulas/words/pt.ts';
import type { Words } from '../words.ts';

export const pt: Words = {
  code: {
    one: 'Bloco de código, {n} linha.',
    other: 'Bloco de código, {n} linhas.',
  },
  yes: 'sim',
  no: 'não',
  done: 'Feito: ',
  comma: ', ',
  formula: 'fórmula',
  formulas,
  longNumber: 'número longo',
  hash: 'hash',
  id: 'identificador',
  alerts: {
    note: 'Nota.',
    tip: 'Dica.',
    important: 'Importante.',
    warning: 'Aviso.',
    caution: 'Cuidado.',
  },
};
