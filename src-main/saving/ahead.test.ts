import { expect, it } from 'vitest';
import { ahead } from './ahead.ts';

/** Numbers from 1, which note when they are asked for and whether they were ended. */
function counted(last: number, failAt = Infinity) {
  const seen = { asked: 0, ended: false };
  async function* numbers(): AsyncGenerator<number> {
    try {
      for (let number = 1; number <= last; number += 1) {
        seen.asked = number;
        await Promise.resolve();
        if (number === failAt) throw new Error('broken');
        yield number;
      }
    } finally {
      seen.ended = true;
    }
  }
  return { seen, numbers: numbers() };
}

it('gives the same items, with the next one under way', async () => {
  const { seen, numbers } = counted(4);
  const given: number[] = [];
  for await (const number of ahead(numbers)) {
    given.push(number);
    expect(seen.asked).toBe(Math.min(4, number + 1));
  }
  expect(given).toEqual([1, 2, 3, 4]);
});

it('tells a failure after all that came before it', async () => {
  const { numbers } = counted(4, 3);
  const given: number[] = [];
  const all = (async () => {
    for await (const number of ahead(numbers)) {
      given.push(number);
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  await expect(all).rejects.toThrow('broken');
  expect(given).toEqual([1, 2]);
});

it('ends its source when it is left early', async () => {
  const { seen, numbers } = counted(9);
  for await (const number of ahead(numbers)) if (number === 2) break;
  expect(seen).toEqual({ asked: 3, ended: true });
});
