interface WillPorts {
  /** It is wanted from outside: by a media key, by the system. */
  readonly onPlay: () => void;
  readonly onChange: () => void;
  /** The browser wants a click before it lets anything sound, or (false) no longer. */
  readonly onBlocked: (blocked: boolean) => void;
}

/** Whether somebody wants to hear; the audio element follows it, and it follows what the system does to the element. */
export class Will {
  readonly #audio: HTMLAudioElement;
  readonly #ports: WillPorts;
  wanted = false;

  constructor(audio: HTMLAudioElement, ports: WillPorts) {
    this.#audio = audio;
    this.#ports = ports;
    // Media keys and the system act on the element itself. An old event of a new start says nothing.
    audio.addEventListener('pause', () => {
      if (audio.paused && !audio.ended) this.#want(false);
    });
    audio.addEventListener('play', () => {
      if (!audio.paused) ports.onPlay();
    });
  }

  /** Has the element play, if that is wanted. */
  run(): void {
    if (!this.wanted) return;
    void this.#audio.play().then(
      () => this.#ports.onBlocked(false),
      (cause: unknown) => {
        if (!(cause instanceof DOMException) || cause.name !== 'NotAllowedError') return;
        this.#ports.onBlocked(true);
        this.#want(false);
      },
    );
  }

  pause(): void {
    this.#audio.pause();
    this.#want(false);
  }

  #want(wanted: boolean): void {
    this.wanted = wanted;
    this.#ports.onChange();
  }
}
