import { z } from 'zod';

/** What the computer says of the program and the program of the computer, as found and not as hoped. */

/** `blocked`: switched on here, but the system's own settings keep it from happening. */
const autostartSchema = z.enum(['on', 'off', 'blocked', 'unsupported']);
export type AutostartState = z.infer<typeof autostartSchema>;

/** What becomes of a key: kept by a keyring, only scrambled where there is none, or out of reach for now. */
const keyringSchema = z.enum(['keyring', 'scrambled', 'locked']);
export type KeyringState = z.infer<typeof keyringSchema>;

/** How a newer version comes; `system`: by the packages of the system, `none`: this copy is not an installed one. */
export const updateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['system', 'none', 'idle', 'checking', 'current', 'failed']) }),
  z.object({ state: z.enum(['found', 'loading', 'ready']), version: z.string().max(60) }),
]);
export type UpdateState = z.infer<typeof updateSchema>;

export const systemSchema = z.object({
  autostart: autostartSchema,
  keyring: keyringSchema,
  update: updateSchema,
  /** The system tells when the screen is locked. */
  lock: z.boolean(),
  /** It can be noticed that something was copied. */
  watch: z.boolean(),
});
export type SystemStatus = z.infer<typeof systemSchema>;
