import { expect, test } from 'vitest';
import { settles } from './settled.ts';

test.each(['She ', 'Dezember', '你', '“Da ', '(a) b', 'É ', 'E\u0301 a', '3. Da,', 'ก'])(
  '%s settles',
  (next) => {
    expect(settles(next)).toBe(true);
  },
);

test.each(['', ' ', 'S', 'Okto', '“', '40', '40 ', '… (', '😀', '- 1. Op', 'E\u0301'])(
  '%s may still turn out to belong to the sentence',
  (next) => {
    expect(settles(next)).toBe(false);
  },
);
