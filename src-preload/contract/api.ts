import type { z } from 'zod';
import { answersApi } from './api/answers.ts';
import { documentsApi } from './api/documents.ts';
import { libraryApi } from './api/library.ts';
import { narrationApi } from './api/narration.ts';
import { playerApi } from './api/player.ts';
import { profilesApi } from './api/profiles.ts';
import { readingApi } from './api/reading.ts';
import { savingApi } from './api/saving.ts';
import { settingsApi } from './api/settings.ts';
import { speechServerApi } from './api/speech-server.ts';
import { systemApi } from './api/system.ts';
import { voicesApi } from './api/voices.ts';

/** Everything a window may ask of the program: method name to request and response. */
export const api = {
  ...settingsApi,
  ...voicesApi,
  ...profilesApi,
  ...answersApi,
  ...speechServerApi,
  ...narrationApi,
  ...playerApi,
  ...savingApi,
  ...readingApi,
  ...documentsApi,
  ...libraryApi,
  ...systemApi,
} as const satisfies Record<string, { request: z.ZodType; response: z.ZodType }>;

type Api = typeof api;
export type MethodName = keyof Api;
export const methodNames = Object.keys(api) as MethodName[];
/** What a caller may send (defaults may be left out). */
export type RequestOf<M extends MethodName> = z.input<Api[M]['request']>;
/** What a handler receives: parsed. */
export type ParsedRequestOf<M extends MethodName> = z.output<Api[M]['request']>;
export type ResponseOf<M extends MethodName> = z.output<Api[M]['response']>;
