interface BodyOptions {
  /** Milliseconds that bytes may wait to be taken. */
  readonly stall: number;
  readonly onBytes: (count: number) => void;
  /** The body cannot go on: an HTTP body can only be broken off. Null: its reader was too slow. */
  readonly cut: (reason: unknown) => void;
}

/** The bytes as the body of an answer, made at the pace they are taken. */
export function bodyStream(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
  { stall, onBytes, cut }: BodyOptions,
): ReadableStream<Uint8Array> {
  let waiting: NodeJS.Timeout | undefined;
  let held: Uint8Array | null = first;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(waiting);
        try {
          const bytes: Uint8Array | null = held ?? (await next(rest));
          held = null;
          if (!bytes) {
            controller.close();
            return;
          }
          onBytes(bytes.length);
          controller.enqueue(bytes);
          waiting = setTimeout(() => cut(null), stall);
        } catch (reason) {
          cut(reason);
          controller.close();
        }
      },
      async cancel() {
        clearTimeout(waiting);
        await rest.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

async function next(rest: AsyncIterator<Uint8Array>): Promise<Uint8Array | null> {
  const step = await rest.next();
  return step.done ? null : step.value;
}
