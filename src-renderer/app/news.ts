/**
 * Counts what events tell. Events and answers travel apart: what an event has told of a part since something was
 * asked is newer than the answer.
 */
export class News<Part extends string> {
  readonly #told = new Map<Part, number>();

  /** An event has told of it. */
  tell(part: Part): void {
    this.#told.set(part, (this.#told.get(part) ?? 0) + 1);
  }

  /** To be taken when something is asked: whether its answer is still the newest that is known of a part. */
  asked(): (part: Part) => boolean {
    const before = new Map(this.#told);
    return (part) => before.get(part) === this.#told.get(part);
  }
}
