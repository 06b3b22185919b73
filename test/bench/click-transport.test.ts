import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type ClickServer, startClickServer } from '../../bench/click-server.ts';
import { overSockets } from '../../bench/click-transport.ts';

const CLICK = { envelope: 'interactive', payload: { type: 'block_actions' } } as const;

let server: ClickServer;
beforeEach(async () => {
  server = await startClickServer();
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
  server.stop();
});

async function connect(): Promise<WebSocket> {
  const opened = server.connected();
  const socket = new WebSocket(`${server.url.replace('http', 'ws').replace('api/', '')}socket`);
  await Promise.all([opened, once(socket, 'message')]);
  return socket;
}

async function heard(socket: WebSocket): Promise<string> {
  const [data] = await once(socket, 'message');
  return JSON.parse(String(data)).envelope_id;
}

function answer(socket: WebSocket, id: string): void {
  socket.send(JSON.stringify({ envelope_id: id, payload: { text: 'done' } }));
}

describe('an app that closes its connection and opens another', () => {
  it('gets over that one what it had not answered, and all that follows', async () => {
    const deliver = overSockets(server.sockets);
    let socket = await connect();
    for (const _time of ['first', 'second']) {
      const lost = deliver(CLICK);
      const id = await heard(socket);
      socket.close();
      await expect.poll(() => server.sockets.open.length).toBe(0);
      const opened = server.connected();
      socket = new WebSocket(`${server.url.replace('http', 'ws').replace('api/', '')}socket`);
      const again = new Promise<string>((resolve) =>
        socket.on('message', (data) => {
          const { envelope_id: one } = JSON.parse(String(data));
          if (one !== undefined) resolve(one);
        }),
      );
      await opened;
      expect(await again).toBe(id);
      answer(socket, id);
      expect((await lost).body).toEqual({ text: 'done' });
      const next = deliver(CLICK);
      answer(socket, await heard(socket));
      expect((await next).body).toEqual({ text: 'done' });
    }
    expect(console.log).toHaveBeenCalledTimes(2);
  });

  it('gets clicks by turns over all that are open', async () => {
    const deliver = overSockets(server.sockets);
    const both = [await connect(), await connect()];
    for (const socket of [...both, ...both]) {
      const click = deliver(CLICK);
      answer(socket, await heard(socket));
      await click;
    }
  });
});
