import { z } from 'zod';

/** One thing that a window may ask of the program. */
export const method = <Req extends z.ZodType, Res extends z.ZodType>(request: Req, response: Res) => ({
  request,
  response,
});

/** A request that needs no words, or an answer that has none. */
export const nothing = z.object({});
