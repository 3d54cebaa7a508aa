/** Where the words go. */
interface Screen {
  write(text: string): unknown;
}

/** Control characters that could steer a terminal; line breaks and tabs stay. */
const steering = /[^\P{Cc}\n\t]+/gu;

/** Prints a text while it grows: each time what is new of it, and all of it anew when its beginning has changed. */
export class AnswerPrinter {
  readonly #screen: Screen;
  readonly #quiet: boolean;
  #shown = '';

  constructor(screen: Screen, quiet = false) {
    this.#screen = screen;
    this.#quiet = quiet;
  }

  show(whole: string): void {
    const goesOn = whole.startsWith(this.#shown);
    const news = goesOn ? whole.slice(this.#shown.length) : `\n\n${whole}`;
    this.#shown = whole;
    if (!this.#quiet) this.#screen.write(news.replace(steering, ' '));
  }

  /** Ends the last line. */
  end(): void {
    if (!this.#quiet && this.#shown !== '' && !this.#shown.endsWith('\n')) this.#screen.write('\n');
    this.#shown = '';
  }
}
