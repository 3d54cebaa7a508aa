import { z } from 'zod';
import { askedErrors } from './errors/asked.ts';
import { filesErrors } from './errors/files.ts';
import { profilesErrors } from './errors/profiles.ts';
import { programErrors } from './errors/program.ts';
import { rulesErrors } from './errors/rules.ts';
import type { ErrorRow } from './errors/row.ts';
import { serverErrors } from './errors/server.ts';
import { voicesErrors } from './errors/voices.ts';

/** The one table that turns an error code into words and a way out. */
export const errorTable = {
  ...askedErrors,
  ...profilesErrors,
  ...rulesErrors,
  ...serverErrors,
  ...voicesErrors,
  ...filesErrors,
  ...programErrors,
} as const satisfies Record<string, ErrorRow>;

/** The closed union of codes. */
export type ErrorCode = keyof typeof errorTable;
export type ErrorKind = ErrorRow['kind'];

export const errorCodes = Object.keys(errorTable) as [ErrorCode, ...ErrorCode[]];

export const appErrorSchema = z.object({
  code: z.enum(errorCodes),
  params: z.record(z.string(), z.union([z.string().max(2000), z.number()])).optional(),
  /** Technical words for a disclosure, such as the server's own message: never the headline, never a key. */
  detail: z.string().max(500).optional(),
});
export type AppError = z.infer<typeof appErrorSchema>;

export const errorRow = (code: ErrorCode): ErrorRow => errorTable[code];

/** The sentence for a person: the table's words with the params filled in. */
export function errorWords(error: AppError): string {
  return errorRow(error.code).words.replace(/\{(\w+)\}/g, (_, name: string) =>
    String(error.params?.[name] ?? '…'),
  );
}
