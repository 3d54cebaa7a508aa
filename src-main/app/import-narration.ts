import type { ParsedRequestOf, ResponseOf } from '../../src-preload/contract/api.ts';
import { Fault } from '../fault.ts';
import { keptOf } from '../library/kept.ts';
import type { AppContext } from './context.ts';

/** Takes in a narration that was packed elsewhere. Rejects with a Fault, and then nothing has changed. */
export async function importNarration(
  { token }: ParsedRequestOf<'importNarration'>,
  { keeping, uploads }: AppContext,
): Promise<ResponseOf<'importNarration'>> {
  const { path } = uploads.take(token);
  const library = await keeping.library();
  const { unpackNarration } = await import('../library/unpack.ts');
  const id = await unpackNarration(library, path);
  await uploads.drop(token);
  library.indexSoon();
  library.grew();
  const row = library.use(({ narrations }) => narrations.listed(id));
  if (!row) throw new Fault('narration_gone');
  return keptOf(row, null);
}
