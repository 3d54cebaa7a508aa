import { describe, expect, it } from 'vitest';
import { Meter } from './meter.ts';
import { readAloud, type Reading } from './sentence-times.fixture.ts';
import { sentenceTimes } from './sentence-times.ts';

const english = [
  'Dr. Harris paid $1,250 for the clock in 1987.',
  'It never worked.',
  'His wife, who had warned him, laughed about it for years; their children did, too.',
  'When the BBC came to film the house, the clock struck twelve on its own, and everyone (even the cameraman) jumped.',
  '“Why?” they asked.',
  'Nobody has ever found out.',
];
const german = [
  'Ja.',
  'Die Bundesregierung hat am Dienstag beschlossen, die Mittel für den Ausbau um 3,5 Milliarden Euro zu erhöhen.',
  'Das ist viel Geld.',
  'Kritiker sagen, es komme zu spät, und sie verweisen auf die Zahlen aus 2019.',
  'Wer hat recht?',
];
const french = [
  'Le train partit à huit heures.',
  'Personne ne parlait, car tout le monde avait sommeil.',
  '« Où allons-nous ? » demanda la petite fille.',
  'Sa mère, qui regardait par la fenêtre depuis longtemps, ne répondit pas tout de suite.',
  'Il pleuvait.',
];
const russian = [
  'Поезд ушёл в восемь часов.',
  'Никто не разговаривал, потому что все хотели спать.',
  'Мать, которая давно смотрела в окно, ответила не сразу.',
  'Шёл дождь.',
  'В 1998 году станцию закрыли, а через два года снова открыли.',
];
const chinese = [
  '火车八点钟出发了。',
  '没有人说话，因为大家都很困。',
  '我们去哪里？',
  '妈妈一直看着窗外，过了很久才回答她的女儿。',
  '下雨了。',
];

const cases: [string, number, readonly string[]][] = [
  ['en-us', 175, english],
  ['en-gb+f3', 240, english],
  ['de', 130, german],
  ['fr', 175, french],
  ['ru', 220, russian],
  ['cmn', 160, chinese],
];
/** From a hasty voice's to a calm one's. */
const PAUSES = [0.15, 0.6, 0.22, 0.4, 0.18];

async function measured(reading: Reading, container: 'wav' | 'mp3'): Promise<readonly number[]> {
  const meter = new Meter(container, reading);
  try {
    await meter.push(reading.sound[container]);
    return (await meter.end()).sentences;
  } finally {
    meter.close();
  }
}

describe('where sentences begin in a sound whose voice tells nothing', () => {
  it('is found to a tenth of a second, in any language, at any speed, in wav and in mp3', async () => {
    const off: number[] = [];
    for (const [voice, wordsPerMinute, sentences] of cases) {
      const between = voice === 'cmn' ? '' : ' ';
      const reading = await readAloud(sentences, { voice, wordsPerMinute, between }, PAUSES);
      for (const container of ['wav', 'mp3'] as const) {
        const times = await measured(reading, container);
        expect(times).toHaveLength(sentences.length);
        off.push(...times.map((at, index) => Math.abs(at - (reading.truth[container][index] ?? Infinity))));
      }
    }
    off.sort((a, b) => a - b);
    const at = (share: number): number => off[Math.floor((off.length - 1) * share)] ?? Infinity;
    expect(at(0.5)).toBeLessThan(0.03);
    expect(at(0.95)).toBeLessThan(0.1);
    expect(at(1)).toBeLessThan(0.2);
  });

  it('is where the length of the words puts it when nothing is quiet', () => {
    const levels = Array.from({ length: 500 }, () => -20);
    const script = { words: 'Aaaa aaaa. Bbbb bbbb.', starts: [0, 11] };
    const [first, second = 0] = sentenceTimes({ ...script, levels, soundStart: 1, soundEnd: 5 });
    expect(first).toBe(1);
    expect(Math.abs(second - 3)).toBeLessThan(0.1);
  });

  it('stays in order and inside the sound, whatever is heard', () => {
    const words = 'One. Two, or three. 4? Five! And that was all of it. Bye.';
    const starts = [0, 5, 20, 23, 29, 53];
    for (const every of [2, 10, 37, 1000]) {
      const levels = Array.from({ length: 700 }, (_, at) => (at % every < every / 2 ? -20 : -90));
      const times = sentenceTimes({ words, starts, levels, soundStart: 0.5, soundEnd: 6.5 });
      expect(times).toHaveLength(starts.length);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times[0]).toBe(0.5);
      expect(times.at(-1)).toBeLessThanOrEqual(6.5);
    }
  });

  it('has nothing to tell of no sentences, and the beginning of the sound of one', () => {
    const heard = { levels: [-20, -20, -20], soundStart: 0.01, soundEnd: 0.03 };
    expect(sentenceTimes({ words: '', starts: [], ...heard })).toEqual([]);
    expect(sentenceTimes({ words: 'One.', starts: [0], ...heard })).toEqual([0.01]);
  });

  it('is found in a text that is much longer than a piece', () => {
    const sentence = 'One thing, then another, was said. ';
    const count = 100;
    const starts = Array.from({ length: count }, (_, index) => index * sentence.length);
    // Two seconds each, with a short pause at each mark and a longer one at the end.
    const quiet = [70, 71, 72, 73, 74, 75, 76, 77, 150, 151, 152, 153, 154, 155, 156, 157];
    const isQuiet = (at: number): boolean => at >= 220 || quiet.includes(at);
    const levels = Array.from({ length: count * 250 }, (_, at) => (isQuiet(at % 250) ? -90 : -20));
    const script = { words: sentence.repeat(count), starts };
    const times = sentenceTimes({ ...script, levels, soundStart: 0, soundEnd: count * 2.5 - 0.3 });
    times.forEach((at, index) => expect(at).toBeCloseTo(index * 2.5, 1));
  });
});
