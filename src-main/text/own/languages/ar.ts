import type { Words } from '../words.ts';

export const ar: Words = {
  code: {
    zero: 'كتلة برمجية بلا أسطر.',
    one: 'كتلة برمجية، سطر واحد.',
    two: 'كتلة برمجية، سطران.',
    few: 'كتلة برمجية، {n} أسطر.',
    many: 'كتلة برمجية، {n} سطرًا.',
    other: 'كتلة برمجية، {n} سطر.',
  },
  yes: 'نعم',
  no: 'لا',
  done: 'تم: ',
  comma: '، ',
  formula: 'صيغة رياضية',
  formulas: null,
  longNumber: 'رقم طويل',
  hash: 'قيمة تجزئة',
  id: 'معرّف',
  alerts: {
    note: 'ملاحظة.',
    tip: 'نصيحة.',
    important: 'مهم.',
    warning: 'تحذير.',
    caution: 'تنبيه.',
  },
};
