import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { handleCall } from './web-api/handle-call.ts';
import { handleRespond } from './web-api/respond.ts';
import { handleDownload, handleUpload } from './web-api/transfer.ts';
import type { Workspace } from './workspace.ts';

/** Starts the HTTP server on a free port of the loopback interface. */
export async function startServer(workspace: Workspace): Promise<Server> {
  const server = createServer((request, response) => {
    route(workspace, request, response).catch((error: unknown) => {
      // A listener that throws or a client that hangs up must not take the stand-in down.
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  server.keepAliveTimeout = 1_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The stand-in found no port to listen on');
  workspace.origin = `http://127.0.0.1:${address.port}`;
  return server;
}

async function route(workspace: Workspace, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', workspace.origin);
  const exchange = { request, response, url };
  if (url.pathname.startsWith('/api/')) return handleCall(workspace, exchange);
  if (url.pathname.startsWith('/respond/')) return handleRespond(workspace, exchange);
  if (url.pathname.startsWith('/upload/')) return handleUpload(workspace, exchange);
  if (url.pathname.startsWith('/files-pri/')) return handleDownload(workspace, exchange);
  response.writeHead(404);
  response.end();
}

export function stopServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
