import type { ParsedRequestOf, ResponseOf } from '../../src-preload/contract/api.ts';
import { fileFault } from '../saving/file-fault.ts';
import type { AppContext } from './context.ts';
import { fileName } from '../saving/file-name.ts';

/** One narration as a file that can be taken in elsewhere. Rejects with a Fault `narration_gone` or of the file. */
export async function exportNarration(
  { narrationId, replace }: ParsedRequestOf<'exportNarration'>,
  { keeping, ports, downloads }: AppContext,
): Promise<ResponseOf<'exportNarration'>> {
  const library = await keeping.library();
  const name = fileName(library.find(narrationId).title, 'voicetray.zip');
  const { packNarration } = await import('../library/pack.ts');
  const chosen = await ports.saveTarget.choose(name);
  if (!chosen) return { to: 'cancelled' };
  const reserved = chosen.to === 'download' ? await downloads.reserve(name) : null;
  const path = chosen.to === 'file' ? chosen.path : (reserved?.path ?? '');
  try {
    await packNarration(
      library,
      narrationId,
      path,
      replace === true || (chosen.to === 'file' && chosen.replace),
    );
  } catch (thrown) {
    throw fileFault(thrown, path);
  }
  return reserved ? { to: 'download', url: `saved/${reserved.token}`, name } : { to: 'file', path };
}
