import { Fault } from '../fault.ts';
import type { Handlers } from '../dispatch.ts';
import type { SystemPort } from '../ports.ts';
import type { AppContext } from './context.ts';

/** What the computer says of the program. Hosts without a say answer null, or `unsupported_here`. */
export function systemHandlers({
  ports,
}: Pick<AppContext, 'ports'>): Pick<Handlers, 'getSystem' | 'setAutostart' | 'update' | 'getDiagnostics'> {
  function here(what: string): SystemPort {
    if (!ports.system) throw new Fault('unsupported_here', { what });
    return ports.system;
  }

  return {
    async getSystem() {
      return { system: (await ports.system?.status()) ?? null };
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
