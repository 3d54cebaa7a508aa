import { type Bridge, createBridge } from '../../src-preload/bridge.ts';
import type { MethodName } from '../../src-preload/contract/api.ts';
import type { AppError } from '../../src-preload/contract/errors.ts';
import { allHotkeys } from '../../src-preload/contract/hotkeys.ts';
import { err, ok } from '../../src-preload/contract/result.ts';
import { defaultPreferences } from '../../src-preload/contract/settings.ts';

/** What the program answers to a call: a value, an error, or nothing at all (the connection is gone). */
type Said = { value: unknown } | { error: AppError } | 'gone';
type Answer = (payload: unknown) => Said | Promise<Said>;

/** The other end of a real bridge, in memory. */
export class Program {
  readonly calls: { method: MethodName; payload: unknown }[] = [];
  readonly answers = new Map<MethodName, Answer>();
  readonly #listeners = new Set<(name: string, payload: unknown) => void>();
  readonly bridge: Bridge;

  constructor() {
    this.answer('hello', () => ({
      value: {
        version: '1.2.3',
        host: 'browser',
        preferences: defaultPreferences,
        profiles: [],
        desk: { current: null, queue: [] },
        resume: false,
        hotkeys: allHotkeys(() => 'unsupported'),
        server: { state: 'off' },
        longText: null,
        notices: [],
      },
    }));
    this.bridge = createBridge({
      invoke: async (method, payload) => {
        this.calls.push({ method, payload });
        const answer = (await this.answers.get(method)?.(payload)) ?? 'gone';
        if (answer === 'gone') throw new Error('no connection');
        return 'error' in answer ? err(answer.error) : ok(answer.value);
      },
      subscribe: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    });
  }

  answer(method: MethodName, answer: Answer): void {
    this.answers.set(method, answer);
  }

  emit(name: string, payload: unknown): void {
    for (const listener of this.#listeners) listener(name, payload);
  }
}
