import { type AddressInfo, createServer, type Socket } from 'node:net';

/** The very bytes of an answer, and what becomes of the connection after them. */
export interface RawAnswer {
  readonly bytes: Uint8Array;
  /** `keep`: it waits for the next request; `end`: it is closed in order; `reset`: it is gone at once. */
  readonly then: 'keep' | 'end' | 'reset';
}

export interface RawServer {
  /** Origin, without a slash at its end. */
  readonly url: string;
  /** Answers given so far. */
  readonly answered: () => number;
  /** Connections that are open now. */
  readonly open: () => number;
  close(): Promise<void>;
}

/** A server below HTTP, on loopback: whatever the answer to a request is, right or wrong, it goes out as it stands. */
export async function serveRaw(answer: (path: string) => RawAnswer): Promise<RawServer> {
  const sockets = new Set<Socket>();
  let answered = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    let got = '';
    socket.on('data', (bytes) => {
      got += bytes.toString('latin1');
      if (!isWhole(got)) return;
      const [, path = ''] = got.split(' ', 2);
      got = '';
      answered += 1;
      const { bytes: out, then } = answer(path);
      if (then === 'end') socket.end(out);
      else socket.write(out, () => then === 'reset' && socket.resetAndDestroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    answered: () => answered,
    open: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Whether a request is there with all of its body, whose length the header tells. */
function isWhole(request: string): boolean {
  const end = request.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /^content-length: *(\d+)/im.exec(request.slice(0, end))?.[1] ?? '0';
  return request.length >= end + 4 + Number(length);
}
