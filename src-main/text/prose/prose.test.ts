import { describe, expect, it } from 'vitest';
import { defaultPreferences, type ReadingPreferences } from '../../../src-preload/contract/settings.ts';
import { loadEmojiNames, loadNamed } from '../own/emoji-names.ts';
import { fillOwn } from '../own/fill-own.ts';
import { plainReading } from '../plain-reading.ts';
import { atOnce } from '../turns.ts';
import { asProse } from './prose.ts';

const named = await loadNamed();
const names = new Map([['en', await loadEmojiNames('en')]]);
const say = (text: string, how: Partial<ReadingPreferences> = {}): string => {
  const prose = asProse(plainReading(text), { ...defaultPreferences.reading, ...how }, named);
  return fillOwn(atOnce(prose), names).said;
};

describe('what is no prose', () => {
  it.each<[string, string, Partial<ReadingPreferences>?]>([
    ['See https://www.example.org/a?b=1#c.', 'See example.org.'],
    ['See https://example.org/a now', 'See now', { addresses: 'skip' }],
    ['See (https://example.org/a).', 'See.', { addresses: 'skip' }],
    ['See https://example.org/a.', 'See https://example.org/a.', { addresses: 'whole' }],
    ['Mail anna@example.com today', 'Mail anna@example.com today'],
    ['Mail mailto:anna@example.com today', 'Mail anna@example.com today'],
    ['Mail anna@example.com today', 'Mail today', { addresses: 'skip' }],
    ['Open notes.md and example.com', 'Open notes.md and example.com'],
    ['Open github.com/a/b.', 'Open github.com.'],
    ['Known [12], as is this [3, 4].', 'Known, as is this.'],
    ['Known [12].', 'Known [12].', { citations: 'read' }],
    ['Known [5]–[7], too【12†source】.', 'Known, too.'],
    ['So it is (Smith et al., 2020; Jones & Lee 2019, p. 4).', 'So it is.'],
    ['In May (Berlin 2020) and (May 2021).', 'In May (Berlin 2020) and (May 2021).'],
    ['Order 12345678901 came', 'Order long number came'],
    ['Call 03012345678 or +491701234567 in 2024', 'Call 03012345678 or +491701234567 in 2024'],
    ['It is 3.14159265358979 or 1,234,567,890', 'It is 3.14159265358979 or 1,234,567,890'],
    ['At 9f86d081884c7d659a2feaa0c55ad015 now', 'At hash now'],
    ['550e8400-e29b-41d4-a716-446655440000 is it', 'ID is it'],
    ['Key sk-abcdEFGH1234567890abcd of DE89370400440532013000', 'Key ID of ID'],
    [
      'The state-of-the-art well_known_name_of_2024_things',
      'The state-of-the-art well_known_name_of_2024_things',
    ],
    ['At 9f86d081884c7d659a2feaa0c55ad015.', 'At.', { codes: 'skip' }],
    ['Incomprehensibilities and counterrevolutionaries', 'Incomprehensibilities and counterrevolutionaries'],
    ['Good 😀👍🏽.', 'Good.'],
    ['Good 😀😀👍🏽!', 'Good grinning face, thumbs up!', { emoji: 'name' }],
    ['Go🇩🇪 1️⃣ first', 'Go flag: Germany, 1 first', { emoji: 'name' }],
    ['1️⃣ first © 2020', '1 first © 2020'],
    ['hy\u00adphen', 'hyphen'],
    ['• One\n• Two', 'One\nTwo'],
    ['# Of 5 * 4\n\n* One *\n\n#tag', 'Of 5 * 4\n\nOne *\n\n#tag'],
    ['> Hi there,\n> > older\n\n5 > 4', 'Hi there,\nolder\n\n5 > 4'],
    ['a \u202bשלום\u202c\u200f b', 'a שלום b'],
  ])('%j', (text, expected, how) => {
    expect(say(text, how)).toBe(expected);
  });
});
