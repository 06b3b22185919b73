import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type Metric, metricsToText } from './metrics-text.ts';

/** What a process needs to do its work, each with whether it has it. */
export type Readiness = Readonly<Record<string, boolean>>;

export interface HealthSources {
  /** May take a moment, and never longer than a probe waits. */
  readonly readiness: () => Promise<Readiness>;
  readonly metrics: () => Promise<readonly Metric[]>;
}

export interface HealthServer {
  /** Where it listens; of interest where any free port was asked for. */
  readonly port: number;
  stop(): Promise<void>;
}

const TEXT = 'text/plain; version=0.0.4; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';
/** A probe sends a few hundred bytes and hangs up. */
const REQUEST_WITHIN_MS = 5_000;

/**
 * `/healthz`: the process lives · `/readyz`: it can work · `/metrics`: numbers for Prometheus. Whoever can reach the port may
 * ask; nothing that anybody wrote is told.
 */
export async function serveHealth(
  { host, port }: { readonly host: string; readonly port: number },
  sources: HealthSources,
): Promise<HealthServer> {
  const server = createServer({ requestTimeout: REQUEST_WITHIN_MS }, (request, response) => {
    answer(new URL(request.url ?? '/', 'http://localhost').pathname, response, sources).catch(() => {
      if (!response.headersSent) send(response, 500, JSON_TYPE, '{"problem":"It could not be found out."}');
    });
  });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(path: string, response: ServerResponse, sources: HealthSources): Promise<void> {
  switch (path) {
    case '/healthz':
      return send(response, 200, JSON_TYPE, '{"lives":true}');
    case '/readyz': {
      const parts = await sources.readiness();
      const isReady = Object.values(parts).every(Boolean);
      return send(response, isReady ? 200 : 503, JSON_TYPE, JSON.stringify({ ready: isReady, ...parts }));
    }
    case '/metrics':
      return send(response, 200, TEXT, metricsToText(await sources.metrics()));
    default:
      return send(response, 404, JSON_TYPE, '{"problem":"There are /healthz, /readyz and /metrics."}');
  }
}

function send(response: ServerResponse, status: number, ...[type, body]: readonly [type: string, body: string]): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(body);
}
