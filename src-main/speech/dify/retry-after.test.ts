import { describe, expect, it } from 'vitest';
import { retryAfterOf } from './retry-after.ts';

const NOW = Date.parse('2026-11-24T10:00:00Z');
/** A server whose clock is a year behind ours. */
const DATE = 'Mon, 24 Nov 2025 10:00:00 GMT';

describe('retryAfterOf', () => {
  it.each<[string, Record<string, string>, number | undefined]>([
    ['nothing', {}, undefined],
    ['seconds', { 'retry-after': '7' }, 7],
    ['seconds with white space', { 'retry-after': ' 120 ' }, 120],
    ['no seconds', { 'retry-after': '0' }, undefined],
    ['less than none', { 'retry-after': '-5' }, undefined],
    ['a part of a second', { 'retry-after': '1.5' }, undefined],
    ['no number', { 'retry-after': 'soon' }, undefined],
    ['more than a day', { 'retry-after': '99999999999999999999' }, 86_400],
    ['a date by our clock', { 'retry-after': 'Tue, 24 Nov 2026 10:00:20 GMT' }, 20],
    ['a date by the server’s own clock', { 'retry-after': 'Mon, 24 Nov 2025 10:00:20 GMT', date: DATE }, 20],
    ['a date of the old form', { 'retry-after': 'Monday, 24-Nov-25 10:01:00 GMT', date: DATE }, 60],
    ['a date that is past', { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT', date: DATE }, undefined],
    ['a date far away', { 'retry-after': 'Sun, 24 Nov 2030 10:00:00 GMT', date: DATE }, 86_400],
    ['a date beside a broken one', { 'retry-after': 'Tue, 24 Nov 2026 10:00:20 GMT', date: 'now' }, 20],
  ])('%s', (_, headers, seconds) => expect(retryAfterOf(new Headers(headers), NOW)).toBe(seconds));
});
