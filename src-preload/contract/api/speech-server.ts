import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { serverKeySchema } from '../speech-server.ts';
import { method, nothing } from './method.ts';

/** The speech server of this computer. */
export const speechServerApi = {
  /** Keys of this computer's own speech server. */
  listServerKeys: method(nothing, z.object({ keys: z.array(serverKeySchema) })),
  /** `key` is shown this once: only its digest is kept. */
  makeServerKey: method(
    z.object({ name: z.string().trim().min(1).max(80) }),
    serverKeySchema.extend({ key: z.string() }),
  ),
  revokeServerKey: method(z.object({ id: idSchema }), nothing),
} as const;
