import type { JsonObject } from '../sandbox/json.ts';
import type { SocketByHand } from '../sandbox/socket-mode.ts';

/** What comes over a connection of Socket Mode, as Slack never sends it. */
export interface RawFrame {
  readonly name: string;
  send(socket: SocketByHand): void;
  /** The envelope to which an answer is due; undefined where there is none that could be answered. */
  readonly answers?: string;
  /** Whether the connection cannot be used any more, so that the app must open another one. */
  readonly isLast?: true;
}

const HUGE = 6_000_000;
const DEEP = 100_000;
/** Names under which the client tells its own parts of what happens to it. */
const EVENTS_OF_THE_CLIENT = [
  'slack_event',
  'ws_message',
  'close',
  'disconnected',
  'connected',
  'authenticated',
  'error',
  'outgoing_message',
  '__proto__',
  'toString',
];
const FIRST_BYTE = { text: 0x81, reserved: 0xf1, unknownKind: 0x83, continued: 0x80, close: 0x88, pingInParts: 0x09 };

/** @param genuine a submit that changes something, as Slack sent it. */
export function rawFrames(genuine: JsonObject): readonly RawFrame[] {
  return [...unreadable(genuine), ...odd(genuine), ...large(genuine), ...broken()];
}

function unreadable(genuine: JsonObject): readonly RawFrame[] {
  const envelope = { type: 'interactive', accepts_response_payload: true, payload: genuine };
  const text = (name: string, frame: string): RawFrame => ({ name, send: (socket) => socket.send(frame) });
  const ids: readonly unknown[] = [undefined, null, 7, {}, [], '', true];
  return [
    text('broken JSON', '{"envelope_id":"broken","type":"interactive","payload":{'),
    text('nothing', ''),
    text('a null', 'null'),
    text('a text', '"interactive"'),
    text('a number', '1e999'),
    text('a list', '[null]'),
    text('a list of envelopes', JSON.stringify([{ ...envelope, envelope_id: 'in-a-list' }])),
    text('two envelopes in one', `${JSON.stringify({ ...envelope, envelope_id: 'first' })}{}`),
    ...ids.map((id) =>
      text(
        `the id of an envelope is ${JSON.stringify(id) ?? 'missing'}`,
        JSON.stringify({ ...envelope, envelope_id: id }),
      ),
    ),
    text('a hello again', '{"type":"hello"}'),
    {
      name: 'bytes instead of text',
      send: (socket) => socket.send(Buffer.from(JSON.stringify({ ...envelope, envelope_id: 'binary' }))),
    },
    { name: 'bytes that are no text', send: (socket) => socket.send(Buffer.from([0xff, 0x00, 0xc3, 0x28])) },
  ];
}

let count = 0;
/** Whatever it says, it can be answered. */
function answerable(name: string, envelope: Readonly<Record<string, unknown>>): RawFrame {
  count += 1;
  const id = `by-hand-${count}`;
  return { name, answers: id, send: (socket) => socket.send(JSON.stringify({ envelope_id: id, ...envelope })) };
}

function odd(genuine: JsonObject): readonly RawFrame[] {
  const payloads: readonly unknown[] = [undefined, null, 7, 'block_actions', true, [], [null], {}];
  const types: readonly unknown[] = [undefined, null, 7, {}, '', 'unheard_of', ...EVENTS_OF_THE_CLIENT];
  const known = ['interactive', 'slash_commands', 'events_api'];
  const click = { type: 'block_actions', user: { id: 'U1', team_id: 'T1' }, team: { id: 'T1' }, actions: [] };
  return [
    ...known.flatMap((type) =>
      payloads.map((payload) =>
        answerable(`${type} with a payload that is ${JSON.stringify(payload) ?? 'missing'}`, { type, payload }),
      ),
    ),
    ...types.map((type) =>
      answerable(`an envelope of type ${JSON.stringify(type) ?? 'missing'}`, { type, payload: genuine }),
    ),
    ...[null, 7, [], {}, { type: 'disconnected' }, { type: null }, { type: '__proto__' }].map((event) =>
      answerable(`the event ${JSON.stringify(event)}`, {
        type: 'events_api',
        payload: { type: 'event_callback', team_id: 'T1', event },
        retry_attempt: {},
        retry_reason: [],
      }),
    ),
    answerable('a click by nobody', { type: 'interactive', payload: { ...click, user: null, team: null } }),
    answerable('a click on nothing', { type: 'interactive', payload: click }),
    answerable('a click on null', { type: 'interactive', payload: { ...click, actions: [null] } }),
    answerable('a kind of click that nobody knows', { type: 'interactive', payload: { ...click, type: 'wave' } }),
    answerable('a submit without a form', { type: 'interactive', payload: { ...click, type: 'view_submission' } }),
    answerable('a command that is a list', { type: 'slash_commands', payload: { command: [], user_id: {} } }),
    answerable('a command without a person', { type: 'slash_commands', payload: { command: '/milestone' } }),
  ];
}

function large(genuine: JsonObject): readonly RawFrame[] {
  const [open, close] = ['['.repeat(DEEP), ']'.repeat(DEEP)];
  const written = (name: string, id: string, rest: string): RawFrame => ({
    name,
    answers: id,
    send: (socket) => socket.send(`{"envelope_id":"${id}","type":"interactive",${rest}}`),
  });
  const { view: _, ...rest } = genuine;
  const body = JSON.stringify(rest).slice(1, -1);
  return [
    { name: 'megabytes that are no JSON', send: (socket) => socket.send('x'.repeat(HUGE)) },
    { name: 'brackets that are never closed', send: (socket) => socket.send(open) },
    answerable('a payload of megabytes', { type: 'interactive', payload: 'x'.repeat(HUGE) }),
    answerable('a click of megabytes', { type: 'interactive', payload: { type: 'wave', x: 'x'.repeat(HUGE) } }),
    answerable('a type of megabytes', { type: 'x'.repeat(HUGE), payload: genuine }),
    written('a deep payload', 'deep-payload', `"payload":${open}${close}`),
    written('a deep key beside the payload', 'deep-beside', `"payload":null,"more":${open}${close}`),
    written('a deep form', 'deep-form', `"payload":{${body},"view":${open}${close}}`),
  ];
}

/** Nothing of it is a frame of a server's; the app can only leave the connection. */
function broken(): readonly RawFrame[] {
  const last = (name: string, ...bytes: readonly number[]): RawFrame => ({
    name,
    isLast: true,
    send: (socket) => socket.write(Buffer.from(bytes)),
  });
  return [
    last('bits that are reserved', FIRST_BYTE.reserved, 1, 0x78),
    last('a kind of frame that there is not', FIRST_BYTE.unknownKind, 1, 0x78),
    last('a frame that goes on where none began', FIRST_BYTE.continued, 1, 0x78),
    last('a masked frame, as only clients send', FIRST_BYTE.text, 0x81, 1, 2, 3, 4, 0x78),
    last('a text that is none', FIRST_BYTE.text, 2, 0xc3, 0x28),
    last('a ping in parts', FIRST_BYTE.pingInParts, 1, 0x78),
    last('a goodbye of one byte', FIRST_BYTE.close, 1, 0x03),
    last('a goodbye for a reason that there is not', FIRST_BYTE.close, 2, 0x00, 0x01),
    last('a frame longer than all memory', FIRST_BYTE.text, 127, 0x7f, ...Array.from({ length: 7 }, () => 0xff)),
    { name: 'the half of a connection that ends', isLast: true, send: (socket) => socket.endHalf() },
  ];
}
