// Stands for undici in the program that is put together: what Slack's client and ours take from it, without the rest, for
// which Node would load an undici of its own besides. In undici's own order: each file builds upon those before.
const Agent = require('undici/lib/dispatcher/agent.js');
const buildConnector = require('undici/lib/core/connect.js');
const { fetch } = require('undici/lib/web/fetch/index.js');
const { CloseEvent, ErrorEvent, MessageEvent } = require('undici/lib/web/websocket/events.js');
const { WebSocket, ping } = require('undici/lib/web/websocket/websocket.js');

module.exports = { Agent, buildConnector, fetch, CloseEvent, ErrorEvent, MessageEvent, WebSocket, ping };
