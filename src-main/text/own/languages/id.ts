import type { Words } from '../words.ts';

export const id: Words = {
  code: {
    other: 'Blok kode, {n} baris.',
  },
  yes: 'ya',
  no: 'tidak',
  done: 'Selesai: ',
  comma: ', ',
  formula: 'rumus',
  formulas: null,
  longNumber: 'nomor panjang',
  hash: 'hash',
  id: 'ID',
  alerts: {
    note: 'Catatan.',
    tip: 'Tips.',
    important: 'Penting.',
    warning: 'Peringatan.',
    caution: 'Hati-hati.',
  },
};
