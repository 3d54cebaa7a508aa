import type { Attachment } from 'svelte/attachments';

interface DropOptions {
  ondrop: (files: File[]) => void;
  /** Something that can be dropped here hangs over it, or no longer does. */
  onover: (over: boolean) => void;
}

/** Takes files that are dropped on an element; without it, the browser would leave the page for the file. */
export const dropFiles =
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
      const files = [...(dataTransfer?.files ?? [])];
      if (files.length > 0) ondrop(files);
    });
    return () => stop.abort();
  };
