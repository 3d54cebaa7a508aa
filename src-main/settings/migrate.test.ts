import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { migrate } from './migrate.ts';

const schema = z.object({ version: z.literal(3), name: z.string(), speed: z.number() });
const steps = {
  1: (old: Record<string, unknown>) => ({ ...old, name: old.title }),
  2: (old: Record<string, unknown>) => ({ ...old, speed: 1 }),
};

describe('migrate', () => {
  it('takes a file up step by step', () => {
    expect(migrate({ version: 1, title: 'a' }, 3, steps, schema)).toEqual({
      outcome: 'migrated',
      value: { version: 3, name: 'a', speed: 1 },
    });
  });

  it('leaves a current file as it is', () => {
    const value = { version: 3, name: 'a', speed: 2 };
    expect(migrate(value, 3, steps, schema)).toEqual({ outcome: 'current', value });
  });

  it('tells a newer file from a broken one', () => {
    expect(migrate({ version: 4 }, 3, steps, schema)).toEqual({ outcome: 'newer' });
    for (const raw of [null, 'x', {}, { version: 'x' }, { version: 0 }, { version: 3, name: 1, speed: 1 }]) {
      expect(migrate(raw, 3, steps, schema).outcome).toBe('broken');
    }
  });

  it('calls a file broken when a step is missing or throws', () => {
    expect(migrate({ version: 1 }, 3, { 1: steps[1] }, schema).outcome).toBe('broken');
    const throwing = {
      ...steps,
      1: () => {
        throw new Error('no');
      },
    };
    expect(migrate({ version: 1 }, 3, throwing, schema).outcome).toBe('broken');
  });
});
