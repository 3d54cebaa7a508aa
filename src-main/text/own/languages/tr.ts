import type { Words } from '../words.ts';

export const tr: Words = {
  code: {
    one: 'Kod bloğu, {n} satır.',
    other: 'Kod bloğu, {n} satır.',
  },
  yes: 'evet',
  no: 'hayır',
  done: 'Tamamlandı: ',
  comma: ', ',
  formula: 'formül',
  formulas: null,
  longNumber: 'uzun sayı',
  hash: 'hash',
  id: 'kimlik',
  alerts: {
    note: 'Not.',
    tip: 'İpucu.',
    important: 'Önemli.',
    warning: 'Uyarı.',
    caution: 'Dikkat.',
  },
};
