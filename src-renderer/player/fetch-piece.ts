import { type AppError, appErrorSchema } from '../../src-preload/contract/errors.ts';
import { audioPath } from '../../src-preload/contract/narration.ts';

/** The sound of a piece as it comes in. */
export interface PieceSound {
  /** The exact type for the player. */
  readonly mime: string;
  /** The next bytes; null at the end. Throws PieceFault. */
  read(): Promise<Uint8Array | null>;
}

/** A piece that could not be had. `again`: asking once more may help at once. */
export class PieceFault extends Error {
  readonly error: AppError;
  readonly again: boolean;

  constructor(error: AppError, again: boolean) {
    super(error.code);
    this.error = error;
    this.again = again;
  }
}

/** Asks for the sound of a piece, which also has it made. Rejects with PieceFault, or when `signal` aborts. */
export async function fetchPiece(
  narrationId: string,
  piece: number,
  signal: AbortSignal,
  get: (path: string, init: RequestInit) => Promise<Response> = (path, init) => fetch(path, init),
): Promise<PieceSound> {
  const response = await get(audioPath(narrationId, piece), { signal, cache: 'no-store' }).catch(
    (cause: unknown) => {
      signal.throwIfAborted();
      throw new PieceFault({ code: 'connection_lost', detail: String(cause).slice(0, 400) }, true);
    },
  );
  if (!response.ok || !response.body) throw new PieceFault(await readError(response), false);
  const mime = response.headers.get('content-type') ?? '';
  const reader = response.body.getReader();
  return {
    mime,
    async read() {
      try {
        const { value, done } = await reader.read();
        return done ? null : value;
      } catch (cause) {
        signal.throwIfAborted();
        throw new PieceFault({ code: 'audio_cut', detail: String(cause).slice(0, 400) }, true);
      }
    },
  };
}

async function readError(response: Response): Promise<AppError> {
  const body: unknown = await response.json().catch(() => null);
  const told = appErrorSchema.safeParse(
    body !== null && typeof body === 'object' && 'error' in body ? body.error : null,
  );
  return told.success ? told.data : { code: 'player_failed', detail: `status ${response.status}` };
}
