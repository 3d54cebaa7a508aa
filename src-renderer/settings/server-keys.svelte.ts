import type { Bridge } from '../../src-preload/bridge.ts';
import type { ResponseOf } from '../../src-preload/contract/api.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';
import type { ServerKey } from '../../src-preload/contract/speech-server.ts';

/** The keys of this computer's speech server. A new one is here only while it is shown. */
export class ServerKeys {
  readonly #bridge: Bridge;

  /** Null until they are known. */
  list = $state.raw<readonly ServerKey[] | null>(null);
  made = $state.raw<ResponseOf<'makeServerKey'> | null>(null);
  busy = $state(false);
  /** Why they could not be listed, or one not revoked. */
  error = $state.raw<AppError | null>(null);
  /** Why one could not be made. */
  makeError = $state.raw<AppError | null>(null);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  async load(): Promise<void> {
    const answer = await this.#bridge.listServerKeys({});
    this.error = answer.ok ? null : answer.error;
    if (answer.ok) this.list = answer.value.keys;
  }

  async make(name: string): Promise<void> {
    if (this.busy || name.trim() === '') return;
    this.busy = true;
    this.makeError = null;
    const answer = await this.#bridge.makeServerKey({ name: name.trim() });
    this.busy = false;
    if (!answer.ok) this.makeError = answer.error;
    else {
      const { id, createdAt } = answer.value;
      this.made = answer.value;
      this.list = [...(this.list ?? []), { id, name: answer.value.name, createdAt }];
    }
  }

  /** Forgets the key that was shown; nobody can see it again. */
  drop(): void {
    this.made = null;
    this.makeError = null;
  }

  async revoke(id: string): Promise<void> {
    const answer = await this.#bridge.revokeServerKey({ id });
    this.error = answer.ok ? null : answer.error;
    if (answer.ok) this.list = (this.list ?? []).filter((key) => key.id !== id);
  }
}
