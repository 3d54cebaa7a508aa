import { zh as formulas } from '../../formulas/words/zh.ts';
import type { Words } from '../words.ts';

export const zh: Words = {
  code: {
    other: '代码块，{n}行。',
  },
  yes: '是',
  no: '否',
  done: '已完成：',
  comma: '、',
  formula: '公式',
  formulas,
  longNumber: '长数字',
  hash: '哈希值',
  id: '标识符',
  alerts: {
    note: '说明。',
    tip: '提示。',
    important: '重要。',
    warning: '警告。',
    caution: '小心。',
  },
};
