import type { Handlers } from '../dispatch.ts';
import type { Uploads } from './uploads.ts';

/** Documents that are handed over. `closing` leaves those that are being read. */
export function documentHandlers(
  uploads: Uploads,
  closing: AbortSignal,
): Pick<Handlers, 'openDocument' | 'cancelDocument'> {
  const reading = new Map<string, AbortController>();
  return {
    async openDocument({ token }) {
      const { path, name } = uploads.take(token);
      const leaving = new AbortController();
      reading.set(token, leaving);
      try {
        const { readDocumentFile } = await import('../documents/read-file.ts');
        return await readDocumentFile(path, name, AbortSignal.any([leaving.signal, closing]));
      } finally {
        reading.delete(token);
        await uploads.drop(token);
      }
    },
    async cancelDocument({ token }) {
      reading.get(token)?.abort();
      await uploads.drop(token);
      return {};
    },
  };
}
