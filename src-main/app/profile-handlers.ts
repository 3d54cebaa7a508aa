import { errorRow } from '../../src-preload/contract/errors.ts';
import type { Narration } from '../../src-preload/contract/narration.ts';
import type { Handlers } from '../dispatch.ts';
import { exportProfiles, importProfiles } from './carry-profiles.ts';
import type { AppContext } from './context.ts';

/** Failed for something that a person mends in the profile. */
function forPerson({ state, error }: Narration): boolean {
  if (state !== 'failed' || !error) return false;
  const { hold, action } = errorRow(error.code);
  return hold === 'person' || action === 'open_profile';
}

/** Keeping, testing and carrying Dify profiles. */
export function profileHandlers(
  context: AppContext,
): Pick<Handlers, 'saveProfile' | 'removeProfile' | 'testProfile' | 'exportProfiles' | 'importProfiles'> {
  const { ports, profiles, sources, memory, desk, emit } = context;

  async function tellProfiles(): Promise<void> {
    emit({ name: 'profiles', payload: await profiles.list() });
    emit({ name: 'preferences', payload: ports.settings.current.preferences });
  }

  return {
    async saveProfile(draft) {
      const saved = await profiles.save(draft);
      await tellProfiles();
      // What stood in the way may be gone: whatever waits goes on, and so does what had failed for it.
      sources.gate(saved.id).release();
      const { current } = desk.snapshot();
      if (current?.profileId === saved.id && forPerson(current)) desk.retry(current.id);
      return saved;
    },
    async removeProfile({ id }) {
      await profiles.remove(id);
      await memory.forget(id);
      await tellProfiles();
      return {};
    },
    async testProfile(draft) {
      const { profile, key } = await profiles.forTest(draft);
      const { testProfile } = await import('../speech/dify/probe.ts');
      return testProfile({ ...profile, key, fetch: ports.fetch });
    },
    exportProfiles: (request) => exportProfiles(request, context),
    async importProfiles(request) {
      const result = await importProfiles(request, context);
      if (result.added.length > 0) await tellProfiles();
      return result;
    },
  };
}
