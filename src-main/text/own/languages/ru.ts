import type { Words } from '../words.ts';

export const ru: Words = {
  code: {
    one: 'Блок кода, {n} строка.',
    few: 'Блок кода, {n} строки.',
    many: 'Блок кода, {n} строк.',
    other: 'Блок кода, {n} строки.',
  },
  yes: 'да',
  no: 'нет',
  done: 'Готово: ',
  comma: ', ',
  formula: 'формула',
  formulas: null,
  longNumber: 'длинное число',
  hash: 'хеш',
  id: 'идентификатор',
  alerts: {
    note: 'Примечание.',
    tip: 'Совет.',
    important: 'Важно.',
    warning: 'Предупреждение.',
    caution: 'Осторожно.',
  },
};
