import type { Words } from '../words.ts';

export const ko: Words = {
  code: {
    other: '코드 블록, {n}줄.',
  },
  yes: '예',
  no: '아니요',
  done: '완료: ',
  comma: ', ',
  formula: '수식',
  formulas: null,
  longNumber: '긴 숫자',
  hash: '해시값',
  id: '아이디',
  alerts: {
    note: '참고.',
    tip: '팁.',
    important: '중요.',
    warning: '경고.',
    caution: '주의.',
  },
};
