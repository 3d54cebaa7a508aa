import type { Words } from '../words.ts';

export const hi: Words = {
  code: {
    one: 'कोड ब्लॉक, {n} पंक्ति।',
    other: 'कोड ब्लॉक, {n} पंक्तियाँ।',
  },
  yes: 'हाँ',
  no: 'नहीं',
  done: 'पूरा हुआ: ',
  comma: ', ',
  formula: 'सूत्र',
  formulas: null,
  longNumber: 'लंबी संख्या',
  hash: 'हैश',
  id: 'आईडी',
  alerts: {
    note: 'ध्यान दें।',
    tip: 'सुझाव।',
    important: 'महत्वपूर्ण।',
    warning: 'चेतावनी।',
    caution: 'सावधान।',
  },
};
