import type { Words } from '../words.ts';

export const el: Words = {
  code: {
    one: 'Μπλοκ κώδικα, {n} γραμμή.',
    other: 'Μπλοκ κώδικα, {n} γραμμές.',
  },
  yes: 'ναι',
  no: 'όχι',
  done: 'Έγινε: ',
  comma: ', ',
  formula: 'τύπος',
  formulas: null,
  longNumber: 'μεγάλος αριθμός',
  hash: 'κατακερματισμός',
  id: 'αναγνωριστικό',
  alerts: {
    note: 'Σημείωση.',
    tip: 'Συμβουλή.',
    important: 'Σημαντικό.',
    warning: 'Προειδοποίηση.',
    caution: 'Προσοχή.',
  },
};
