import { es as formulas } from '../../formulas/words/es.ts';
import type { Words } from '../words.ts';

export const es: Words = {
  code: {
    one: 'Bloque de código, {n} línea.',
    other: 'Bloque de código, {n} líneas.',
  },
  yes: 'sí',
  no: 'no',
  done: 'Hecho: ',
  comma: ', ',
  formula: 'fórmula',
  formulas,
  longNumber: 'número largo',
  hash: 'hash',
  id: 'identificador',
  alerts: {
    note: 'Nota.',
    tip: 'Consejo.',
    important: 'Importante.',
    warning: 'Advertencia.',
    caution: 'Precaución.',
  },
};
