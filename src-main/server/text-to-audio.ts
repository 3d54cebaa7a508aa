import type { Context } from 'hono';
import type { Preferences } from '../../src-preload/contract/settings.ts';
import { cancelled, toAppError } from '../fault.ts';
import type { Log, Patience } from '../ports.ts';
import { acceptedFormat, mediaTypes } from './accept.ts';
import { json } from './answer.ts';
import { bodyStream } from './body-stream.ts';
import type { Narrator } from './facts.ts';
import type { Limits } from './limits.ts';
import { refusals } from './refusal.ts';
import type { ServerEnv } from './request-state.ts';
import { beginSound } from './sound.ts';
import { readSpeechRequest } from './speech-request.ts';
import type { Turns } from './turns.ts';

export interface SpeakingOptions {
  /** Asked for each request. */
  readonly narrator: () => Promise<Narrator>;
  /** Silence between the pieces of a long text, seconds. */
  readonly pauses: () => Preferences['pauses'];
  readonly patience: Patience;
  readonly limits: Limits;
  readonly turns: Turns;
  readonly log: Log;
  /** The server ends. */
  readonly closing: AbortSignal;
}

/**
 * `POST /v1/text-to-audio`: the sound in chunks as it is made, mp3 or what `Accept` prefers. What fails before the
 * first byte is an error in JSON; after it the connection breaks. A client that leaves stops the voice at once.
 * There are no messages here: an id of one is answered as Dify answers an unknown one, by 200 and `null`.
 */
export const textToAudio =
  (options: SpeakingOptions) =>
  async (c: Context<ServerEnv>): Promise<Response> => {
    const { limits, turns, log, closing } = options;
    const asked = await readSpeechRequest(
      { header: (name) => c.req.header(name), text: () => c.req.text() },
      limits.text,
    );
    if ('messageId' in asked) return json(c, 200, null);
    const done = turns.take();
    if (!done) throw refusals.tooMany(turns.most);
    const { outgoing } = c.env;
    const leaving = new AbortController();
    outgoing.once('close', () => {
      leaving.abort();
      done();
    });
    try {
      // Gone while its request was read: then it is not told by an event any more.
      if (outgoing.destroyed) throw cancelled();
      const format = acceptedFormat(c.req.header('accept'));
      const { first, rest } = await beginSound(
        {
          ...asked,
          format,
          narrator: await options.narrator(),
          pauses: options.pauses(),
          patience: options.patience,
          firstByte: limits.firstByte,
        },
        AbortSignal.any([leaving.signal, closing]),
      );
      const body = bodyStream(first, rest, {
        stall: limits.stall,
        onBytes: (count) => c.set('sent', c.get('sent') + count),
        cut(reason) {
          if (leaving.signal.aborted) return;
          log(`speech server: sound cut, ${reason === null ? 'not taken' : toAppError(reason).code}`);
          outgoing.destroy();
        },
      });
      // Said here, or a short sound would be gathered and sent with its length.
      return c.body(body, 200, {
        'Content-Type': mediaTypes[format][0],
        'Transfer-Encoding': 'chunked',
      });
    } catch (thrown) {
      done();
      throw thrown;
    }
  };
