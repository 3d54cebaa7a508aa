import { z } from 'zod';
import { batchSchema, batchSizeSchema } from '../batch.ts';
import { idSchema, profileRefSchema } from '../ids.ts';
import { markupSchema } from '../narration.ts';
import { deliverySchema } from '../saving.ts';
import { voiceIdSchema } from '../voice.ts';
import { method, nothing } from './method.ts';

/** Documents, one for the text box or many that become files. */
export const documentsApi = {
  /** Files that the system or another start named, for the window that asks first: no other is told of them. */
  takeFiles: method(
    nothing,
    z.object({ files: z.array(z.object({ id: idSchema, name: z.string().min(1).max(1000) })) }),
  ),
  /** Hands such a file over, as an upload of a window's own. */
  handOver: method(z.object({ id: idSchema }), z.object({ token: z.string() })),
  /** Takes a document that was handed over (see `uploads`) apart into a text. */
  openDocument: method(
    z.object({ token: z.string().max(100) }),
    z.object({
      text: z.string(),
      markup: markupSchema.exclude(['auto']),
      title: z.string().max(120),
      author: z.string().max(200).nullable(),
    }),
  ),
  /** Leaves a document that is being read, or was only handed over. */
  cancelDocument: method(z.object({ token: z.string().max(100) }), nothing),
  /** Documents that become files, one after the other. */
  getBatch: method(nothing, batchSchema),
  /** A document that was handed over (see `uploads`), under its name with the folders that it stands in. */
  addToBatch: method(z.object({ token: z.string().max(100), name: z.string().min(1).max(1000) }), nothing),
  /** Takes one off the list; without an id all, with what was made for a browser to fetch. */
  removeFromBatch: method(z.object({ id: idSchema.optional() }), nothing),
  /**
   * Makes what is not made yet, in the format and manner that are set. The host asks for a folder where it can, and
   * nothing is started when none is chosen. Nor is it when the texts together are longer than `askAbove`, unless that
   * is accepted: the answer tells how long. While it runs: a server that is waited for is tried at once.
   */
  startBatch: method(
    z.object({
      profileId: profileRefSchema,
      voice: voiceIdSchema.nullable().optional(),
      longAccepted: z.boolean().optional(),
    }),
    z.object({ started: z.boolean(), long: batchSizeSchema.optional() }),
  ),
  /** Asks for another folder for the files, where the host can. */
  chooseBatchFolder: method(nothing, nothing),
  /** Somebody has seen what came of the last run. */
  seeBatch: method(nothing, nothing),
  /** Leaves the one that is being made. Started again, it goes on. */
  stopBatch: method(nothing, nothing),
  /** What was made, as one zip for a browser; elsewhere the folder where it is. */
  fetchBatch: method(nothing, deliverySchema),
} as const;
