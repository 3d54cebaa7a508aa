import { z } from 'zod';

/** One step upward: the content of a file of version n becomes that of version n + 1. */
export type Migration = (old: Record<string, unknown>) => Record<string, unknown>;

const versionedSchema = z.looseObject({ version: z.number().int().positive() });

export type Migrated<T> =
  | { outcome: 'current' | 'migrated'; value: T }
  | { outcome: 'broken'; detail: string }
  | { outcome: 'newer' };

/**
 * Brings the content of a settings file up to `current`: each step is applied in turn and the end is checked
 * by the schema. A file of a newer version is told apart from a broken one, since it is worth keeping.
 */
export function migrate<T>(
  raw: unknown,
  current: number,
  steps: Readonly<Record<number, Migration>>,
  schema: z.ZodType<T>,
): Migrated<T> {
  const versioned = versionedSchema.safeParse(raw);
  if (!versioned.success) return { outcome: 'broken', detail: 'no version' };
  if (versioned.data.version > current) return { outcome: 'newer' };
  let content: Record<string, unknown> = versioned.data;
  for (let version = versioned.data.version; version < current; version++) {
    const step = steps[version];
    if (!step) return { outcome: 'broken', detail: `no way up from version ${version}` };
    try {
      content = { ...step(content), version: version + 1 };
    } catch (thrown) {
      return { outcome: 'broken', detail: `version ${version}: ${String(thrown)}` };
    }
  }
  const parsed = schema.safeParse(content);
  if (!parsed.success) return { outcome: 'broken', detail: parsed.error.message.slice(0, 300) };
  return { outcome: versioned.data.version === current ? 'current' : 'migrated', value: parsed.data };
}
