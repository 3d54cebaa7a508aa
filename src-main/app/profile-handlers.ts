import type { Handlers } from '../dispatch.ts';
import { exportProfiles, importProfiles } from './carry-profiles.ts';
import type { AppContext } from './context.ts';

/** Keeping, testing and carrying Dify profiles. */
export function profileHandlers(
  context: AppContext,
): Pick<Handlers, 'saveProfile' | 'removeProfile' | 'testProfile' | 'exportProfiles' | 'importProfiles'> {
  const { ports, profiles, memory, emit } = context;

  async function tellProfiles(): Promise<void> {
    emit({ name: 'profiles', payload: await profiles.list() });
    emit({ name: 'preferences', payload: ports.settings.current.preferences });
  }

  return {
    async saveProfile(draft) {
      const saved = await profiles.save(draft);
      await tellProfiles();
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
