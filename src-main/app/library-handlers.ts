import type { KeptNarration } from '../../src-preload/contract/library.ts';
import type { Narration } from '../../src-preload/contract/narration.ts';
import type { Handlers } from '../dispatch.ts';
import { Fault } from '../fault.ts';
import { deleteNarrations, forgetAll } from '../library/forget.ts';
import { keptOf } from '../library/kept.ts';
import type { AppContext } from './context.ts';
import { exportNarration } from './export-narration.ts';
import { importNarration } from './import-narration.ts';
import { reopenNarration } from './reopen-narration.ts';

/** Narrations of one page: the library gives one more where there are more. */
const PAGE = 50;

type Library =
  | 'listLibrary'
  | 'openNarration'
  | 'pinNarration'
  | 'deleteNarrations'
  | 'exportNarration'
  | 'importNarration'
  | 'remakePiece';

/** What is kept: listing, opening, pinning, deleting, and taking it elsewhere. `announce`: shows it to the windows. */
export function libraryHandlers(
  context: AppContext,
  announce: (narration: Narration) => void,
): Pick<Handlers, Library> {
  const { keeping, desk, find, begin } = context;

  return {
    async listLibrary({ query = '', skip = 0 }) {
      const library = await keeping.existing();
      if (!library) return { items: [], more: false, bytes: 0 };
      return library.use(({ narrations, sounds }) => {
        const rows = narrations.list(query, skip);
        const items = rows.slice(0, PAGE).map((row): KeptNarration => {
          const found = query.trim() === '' ? null : narrations.excerpt(row.n, query);
          return keptOf(row, found);
        });
        return { items, more: rows.length > PAGE, bytes: sounds.total() };
      });
    },
    async openNarration({ narrationId, whenBusy }) {
      if (desk.snapshot().current?.id === narrationId) {
        announce(find(narrationId).head());
        return { narrationId, queued: false };
      }
      // What has ended here may have been given up: it is opened as it was kept, at its place.
      const recording = await reopenNarration(narrationId, context);
      await desk.drop(narrationId);
      const library = await keeping.library();
      library.change(({ narrations, sounds, now }) => {
        narrations.touch(narrationId, now);
        sounds.touch(narrationId, now);
      });
      library.tell();
      return begin(recording, whenBusy);
    },
    async pinNarration({ narrationId, pinned }) {
      const library = await keeping.library();
      if (!library.use(({ narrations }) => narrations.pin(narrationId, pinned))) {
        throw new Fault('narration_gone');
      }
      library.tell();
      return {};
    },
    async deleteNarrations({ ids }) {
      const library = await keeping.library();
      await Promise.all(ids.map((id) => desk.drop(id)));
      await deleteNarrations(library, ids);
      // With the last one goes all that could tell anything of any.
      if (library.use(({ narrations }) => narrations.all()).length === 0) await forgetAll(library);
      return {};
    },
    exportNarration: (request) => exportNarration(request, context),
    importNarration: (request) => importNarration(request, context),
    async remakePiece({ narrationId, piece }) {
      await find(narrationId).remake(piece);
      return {};
    },
  };
}
