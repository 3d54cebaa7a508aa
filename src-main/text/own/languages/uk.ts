import type { Words } from '../words.ts';

export const uk: Words = {
  code: {
    one: 'Блок коду, {n} рядок.',
    few: 'Блок коду, {n} рядки.',
    many: 'Блок коду, {n} рядків.',
    other: 'Блок коду, {n} рядка.',
  },
  yes: 'так',
  no: 'ні',
  done: 'Готово: ',
  comma: ', ',
  formula: 'формула',
  formulas: null,
  longNumber: 'довге число',
  hash: 'хеш',
  id: 'ідентифікатор',
  alerts: {
    note: 'Примітка.',
    tip: 'Порада.',
    important: 'Важливо.',
    warning: 'Попередження.',
    caution: 'Обережно.',
  },
};
