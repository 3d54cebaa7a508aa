import { BatchList } from '../batch/batch-list.ts';
import type { Handlers } from '../dispatch.ts';
import { Fault } from '../fault.ts';
import { BatchRun } from './batch-run.ts';
import type { AppContext } from './context.ts';

type Names =
  | 'getBatch'
  | 'addToBatch'
  | 'removeFromBatch'
  | 'startBatch'
  | 'chooseBatchFolder'
  | 'seeBatch'
  | 'stopBatch'
  | 'fetchBatch';

/** Many documents to many files. `close` waits for the run to leave whole files only. */
export function batchHandlers(
  context: AppContext,
): Pick<Handlers, Names> & { closeBatch: () => Promise<void> } {
  const { ports, uploads, downloads, closing } = context;
  let opened: Promise<{ list: BatchList; run: BatchRun }> | null = null;
  const open = () =>
    (opened ??= BatchList.open(ports.folders.data).then((list) => ({
      list,
      run: new BatchRun(list, context),
    })));

  /** The list, while nothing runs over it. */
  async function openAtRest() {
    const batch = await open();
    if (batch.run.running) throw new Fault('batch_running');
    return batch;
  }

  return {
    async getBatch() {
      return (await open()).run.snapshot();
    },
    async addToBatch({ token, name }) {
      const { list, run } = await openAtRest();
      await list.add(uploads.take(token).path, name);
      await uploads.drop(token);
      run.changed();
      return {};
    },
    async removeFromBatch({ id }) {
      const { list, run } = await openAtRest();
      await list.remove(id);
      run.changed();
      return {};
    },
    async startBatch(request) {
      const { list, run } = await open();
      if (run.running) {
        run.retry();
        return { started: true };
      }
      if (list.folder === null && ports.saveTarget.chooseFolder) {
        list.folder = await ports.saveTarget.chooseFolder();
        if (list.folder === null) return { started: false };
      }
      return run.running ? { started: true } : run.start(request);
    },
    async chooseBatchFolder() {
      const { list, run } = await openAtRest();
      const folder = (await ports.saveTarget.chooseFolder?.()) ?? null;
      if (folder === null) return {};
      list.folder = folder;
      await list.save();
      run.tell();
      return {};
    },
    async seeBatch() {
      const { list, run } = await open();
      if (run.running || !list.unseen) return {};
      list.unseen = false;
      await list.save();
      run.tell();
      return {};
    },
    async stopBatch() {
      await (await open()).run.stop();
      return {};
    },
    async fetchBatch() {
      const { list } = await openAtRest();
      if (list.folder !== null) return { to: 'file', path: list.folder };
      const name = 'Voicetray.zip';
      const { token, path } = await downloads.reserve(name);
      const { zipFolder } = await import('../saving/zip-folder.ts');
      await zipFolder(list.ownFolder, path, closing);
      return { to: 'download', url: `saved/${token}`, name };
    },
    async closeBatch() {
      await (await opened)?.run.stop();
    },
  };
}
