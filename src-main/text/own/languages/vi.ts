import type { Words } from '../words.ts';

export const vi: Words = {
  code: {
    other: 'Khối mã, {n} dòng.',
  },
  yes: 'có',
  no: 'không',
  done: 'Đã xong: ',
  comma: ', ',
  formula: 'công thức',
  formulas: null,
  longNumber: 'số dài',
  hash: 'mã băm',
  id: 'mã định danh',
  alerts: {
    note: 'Ghi chú.',
    tip: 'Mẹo.',
    important: 'Quan trọng.',
    warning: 'Cảnh báo.',
    caution: 'Thận trọng.',
  },
};
