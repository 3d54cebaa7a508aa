import { z } from 'zod';
import { systemSchema, updateSchema } from '../system.ts';
import { method, nothing } from './method.ts';

/** The computer and this program. */
export const systemApi = {
  /** The computer and this program; null where the host has no say in it, as in a browser. */
  getSystem: method(nothing, z.object({ system: systemSchema.nullable() })),
  /** Whether the program starts with the system. Answers what the system says afterwards. */
  setAutostart: method(z.object({ on: z.boolean() }), z.object({ system: systemSchema })),
  /** Looks for a newer version, fetches the one that was found, or starts anew with it. */
  update: method(z.object({ step: z.enum(['check', 'load', 'restart']) }), updateSchema),
  /** Facts for a report of a fault: no texts, no keys, no names of servers. */
  getDiagnostics: method(nothing, z.object({ text: z.string() })),
} as const;
