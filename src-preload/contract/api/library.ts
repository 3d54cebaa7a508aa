import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { keptNarrationSchema } from '../library.ts';
import { deliverySchema } from '../saving.ts';
import { method, nothing } from './method.ts';

/** What the library keeps. */
export const libraryApi = {
  /** What the library keeps, the last used first; found by words of its title or text. */
  listLibrary: method(
    z.object({ query: z.string().max(200).optional(), skip: z.number().int().nonnegative().optional() }),
    z.object({
      items: z.array(keptNarrationSchema),
      more: z.boolean(),
      /** Bytes of sound that are kept in all. */
      bytes: z.number().int().nonnegative(),
    }),
  ),
  /** Puts a kept narration on the desk, at the place where it was left. */
  openNarration: method(
    z.object({ narrationId: idSchema, whenBusy: z.enum(['interrupt', 'queue']).optional() }),
    z.object({ narrationId: idSchema, queued: z.boolean() }),
  ),
  pinNarration: method(z.object({ narrationId: idSchema, pinned: z.boolean() }), nothing),
  /** Really deletes: text, sound and all. */
  deleteNarrations: method(z.object({ ids: z.array(idSchema).min(1).max(1000) }), nothing),
  /** One narration with all its sound, to be taken to another computer. */
  exportNarration: method(
    z.object({ narrationId: idSchema, replace: z.boolean().optional() }),
    deliverySchema,
  ),
  /** Such a narration, handed over (see `uploads`). */
  importNarration: method(z.object({ token: z.string().max(100) }), keptNarrationSchema),
} as const;
