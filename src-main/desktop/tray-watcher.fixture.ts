import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Owns a name on a session bus, as a panel does, until it is closed (D-Bus specification, message protocol 1). */
export async function ownName(address: string, name: string): Promise<{ close(): Promise<void> }> {
  const path = /unix:path=([^,;]+)/.exec(address)?.[1];
  const socket: Socket = connect(path ?? address.replace(/^unix:abstract=([^,;]+).*/, '\0$1'));
  await once(socket, 'connect');
  const uid = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  socket.write(`\0AUTH EXTERNAL ${uid}\r\n`);
  await once(socket, 'data');
  socket.write('BEGIN\r\n');
  socket.write(call(1, 'Hello'));
  socket.write(call(2, 'RequestName', name));
  socket.resume();
  return {
    async close() {
      socket.end();
      await once(socket, 'close');
    },
  };
}

/** A call of a method of the bus itself, little-endian; of a name, with no flags. */
function call(serial: number, member: string, name?: string): Buffer {
  const bus = 'org.freedesktop.DBus';
  const all = [
    field(1, 'o', '/org/freedesktop/DBus'),
    field(6, 's', bus),
    field(2, 's', bus),
    field(3, 's', member),
    ...(name === undefined ? [] : [Buffer.from([8, 1, 0x67, 0, 2, 0x73, 0x75, 0])]),
  ];
  // Each begins at a multiple of eight; what fills up behind the last one does not count.
  const fields = Buffer.concat(all.map((bytes, at) => (at < all.length - 1 ? padded(bytes) : bytes)));
  const body = name === undefined ? Buffer.alloc(0) : Buffer.concat([padded(text(name), 4), uint32(0)]);
  const head = [Buffer.from([0x6c, 1, 0, 1]), uint32(body.length), uint32(serial), uint32(fields.length)];
  return Buffer.concat([padded(Buffer.concat([...head, fields])), body]);
}

/** A field of the header. */
const field = (code: number, type: 'o' | 's', value: string): Buffer =>
  Buffer.concat([Buffer.from([code, 1, type.charCodeAt(0), 0]), text(value)]);

const text = (value: string): Buffer =>
  Buffer.concat([uint32(Buffer.byteLength(value)), Buffer.from(`${value}\0`)]);

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

const padded = (bytes: Buffer, to = 8): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((to - (bytes.length % to)) % to)]);
