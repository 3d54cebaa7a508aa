import { ja as formulas } from '../../formulas/words/ja.ts';
import type { Words } from '../words.ts';

export const ja: Words = {
  code: {
    other: 'コードブロック、{n}行。',
  },
  yes: 'はい',
  no: 'いいえ',
  done: '完了：',
  comma: '、',
  formula: '数式',
  formulas,
  longNumber: '長い番号',
  hash: 'ハッシュ値',
  id: 'ID',
  alerts: {
    note: '補足。',
    tip: 'ヒント。',
    important: '重要。',
    warning: '警告。',
    caution: '注意。',
  },
};
