import { expect, it } from 'vitest';
import { makeDocx, paragraph, table } from './packed.fixture.ts';
import { open, refusal } from './read-as-text.fixture.ts';

it('keeps headings, lists, tables and notes, and its title and author', async () => {
  const body = [
    paragraph('The report', 'Title'),
    paragraph('Where we are', 'Heading1'),
    paragraph('All is well.', '', 1),
    paragraph('Details', 'Heading2'),
    paragraph('first', 'list') + paragraph('second', 'list'),
    table([
      ['Month', 'Sum'],
      ['May', '12'],
    ]),
  ].join('');
  const bytes = makeDocx({ body, footnotes: ['Or nearly.'], title: 'Report', author: 'Ann Baker' });
  expect(await open(bytes, 'report.docx')).toEqual({
    text: [
      '# The report',
      '# Where we are',
      'All is well.[^1]',
      '## Details',
      '- first\n- second',
      '| Month | Sum |\n| - | - |\n| May | 12 |',
      '[^1]: Or nearly.',
    ].join('\n\n'),
    ...{ markup: 'markdown', title: 'Report', author: 'Ann Baker' },
  });
});

it('is refused empty, cut off, or larger than its cap when unpacked', async () => {
  expect(await refusal(makeDocx({ body: '' }), 'a.docx')).toBe('document_empty');
  const whole = makeDocx({ body: paragraph('x'.repeat(200_000)) });
  expect(await refusal(whole.subarray(0, 900), 'a.docx')).toBe('document_damaged');
  expect(await refusal(whole, 'a.docx', { unpackedBytes: 100_000 })).toBe('document_too_large');
});
