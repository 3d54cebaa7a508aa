import { filterGroups, flatten, type Group, type Option, plain, step } from './options.ts';

export interface ComboboxSource {
  groups: readonly Group[];
  value: string | null;
  /** Given: what is typed may be chosen as it is, under the words this returns. */
  free?: ((query: string) => string) | undefined;
  onchoose: (value: string) => void;
}

const PAGE = 8;

/** A text field over a list of options: what is typed, what is shown, where the arrow keys are. */
export class ComboboxState {
  readonly #source: () => ComboboxSource;

  open = $state(false);
  /** Null until something is typed: the field then shows what is chosen. */
  query = $state<string | null>(null);
  active = $state(-1);

  readonly groups: readonly Group[] = $derived.by(() => this.#shown());
  readonly options: readonly Option[] = $derived(flatten(this.groups));

  constructor(source: () => ComboboxSource) {
    this.#source = source;
  }

  show(): void {
    if (this.open) return;
    this.open = true;
    this.query = null;
    this.active = this.options.findIndex((option) => option.value === this.#source().value);
  }

  close(): void {
    this.open = false;
    this.query = null;
    this.active = -1;
  }

  type(text: string): void {
    this.open = true;
    this.query = text;
    this.active = Math.max(this.#named(text.trim()), this.options.length > 0 ? 0 : -1);
  }

  choose(index = this.active): void {
    const option = this.options[index];
    this.close();
    if (option) this.#source().onchoose(option.value);
  }

  /** Does what a key asks; true when the key was for the list. */
  key(key: string): boolean {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };
    const by = moves[key];
    if (by !== undefined) {
      if (!this.open) this.show();
      else this.active = step(this.active, by, this.options.length);
      return true;
    }
    if (!this.open) return false;
    if (key === 'Enter') this.choose();
    else if (key === 'Escape') this.close();
    else return false;
    return true;
  }

  /** Where the option is whose value, or else whose label, was typed whole. */
  #named(typed: string): number {
    const known = flatten(this.#source().groups);
    const named =
      known.find(({ value }) => value === typed) ?? known.find(({ label }) => plain(label) === plain(typed));
    return named ? this.options.indexOf(named) : -1;
  }

  #shown(): readonly Group[] {
    const { groups, free } = this.#source();
    const query = this.query?.trim() ?? '';
    const found = filterGroups(groups, query);
    if (!free || query === '' || flatten(groups).some((option) => option.value === query)) return found;
    return [...found, { label: '', options: [{ value: query, label: free(query) }] }];
  }
}
