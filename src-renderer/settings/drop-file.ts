import type { Attachment } from 'svelte/attachments';

interface DropOptions {
  ondrop: (file: File) => void;
  /** Something that can be dropped here hangs over it, or no longer does. */
  onover: (over: boolean) => void;
}

/** Takes one file that is dropped on an element; without it, the browser would leave the page for the file. */
export const dropFile =
  ({ ondrop, onover }: DropOptions): Attachment<HTMLElement> =>
  (element) => {
    const stop = new AbortController();
    const listen = (name: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void): void => {
      element.addEventListener(
        name,
        (event) => {
          if (!event.dataTransfer?.types.includes('Files')) return;
          event.preventDefault();
          act(event);
        },
        { signal: stop.signal },
      );
    };
    listen('dragover', () => onover(true));
    listen('dragleave', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) onover(false);
    });
    listen('drop', ({ dataTransfer }) => {
      onover(false);
      const [file] = dataTransfer?.files ?? [];
      if (file) ondrop(file);
    });
    return () => stop.abort();
  };
