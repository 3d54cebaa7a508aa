import type { Handlers } from '../dispatch.ts';
import { Fault } from '../fault.ts';
import type { AppContext } from './context.ts';

/** Keeping, testing and carrying Dify profiles. */
export function profileHandlers({
  ports,
  profiles,
  memory,
  emit,
}: AppContext): Pick<
  Handlers,
  'saveProfile' | 'removeProfile' | 'testProfile' | 'exportProfiles' | 'importProfiles'
> {
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
    exportProfiles: () => Promise.reject(new Fault('unsupported_here', { what: 'export' })),
    importProfiles: () => Promise.reject(new Fault('unsupported_here', { what: 'import' })),
  };
}
