import type { Words } from '../words.ts';

export const he: Words = {
  code: {
    one: 'בלוק קוד, שורה אחת.',
    two: 'בלוק קוד, שתי שורות.',
    other: 'בלוק קוד, {n} שורות.',
  },
  yes: 'כן',
  no: 'לא',
  done: 'בוצע: ',
  comma: ', ',
  formula: 'נוסחה',
  formulas: null,
  longNumber: 'מספר ארוך',
  hash: 'ערך גיבוב',
  id: 'מזהה',
  alerts: {
    note: 'הערה.',
    tip: 'טיפ.',
    important: 'חשוב.',
    warning: 'אזהרה.',
    caution: 'זהירות.',
  },
};
