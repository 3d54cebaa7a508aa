import { Fault } from '../fault.ts';
import type { Handlers } from '../dispatch.ts';
import type { SystemPort } from '../ports.ts';
import type { AppContext } from './context.ts';

/** What the computer says of the program. Hosts without a say answer null, or `unsupported_here`. */
export function systemHandlers({
  ports,
  profiles,
  emit,
}: Pick<AppContext, 'ports' | 'profiles' | 'emit'>): Pick<
  Handlers,
  'getSystem' | 'setAutostart' | 'update' | 'getDiagnostics'
> {
  function here(what: string): SystemPort {
    if (!ports.system) throw new Fault('unsupported_here', { what });
    return ports.system;
  }

  return {
    async getSystem() {
      if (!ports.system) return { system: null };
      const system = await ports.system.status();
      // A keyring that answers now has taken the keys that were only remembered.
      emit({ name: 'profiles', payload: await profiles.list() });
      return { system };
    },
    async setAutostart({ on }) {
      const system = here('starting with the system');
      await system.setAutostart(on);
      return { system: await system.status() };
    },
    async update({ step }) {
      return here('looking for a newer version').update(step);
    },
    async getDiagnostics() {
      return { text: await here('collecting facts for a report').diagnostics() };
    },
  };
}
