/** Whether the focus came where it is by a pointer or by the keyboard. */
export class FocusWay {
  #pointed = false;

  get pointed(): boolean {
    return this.#pointed;
  }

  /** A pointer went down anywhere. */
  point = (): void => {
    this.#pointed = true;
  };

  /** A key went down: Tab takes the focus on. */
  press({ key }: { readonly key: string }): void {
    if (key === 'Tab') this.#pointed = false;
  }
}
