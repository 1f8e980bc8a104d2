// Sockets: socket.io and ws pass what the client sent to the callbacks of a connection.
// https://socket.io/docs/v4/server-api/#socketoneventname-callback, https://github.com/websockets/ws/blob/master/doc/ws.md#event-message
import type { RequestSource } from "./request-source.ts";

export const sockets: RequestSource = {
  id: "sockets",
  title: "socket.io and ws",
  names: [],
  companions: ["(callback)"],
  types: [],
  texts: {},
  objects: {},
  singleLine: [],
  whole: {},
  callbacks: [
    {
      methods: ["on", "once"],
      receivers: ["socket", "ws", "websocket"],
      except: (
        "data error disconnect disconnecting close end open connect connection drain timeout lookup ready secureConnect keylog pong " +
        "ping unexpected-response upgrade finish reconnect connect_error"
      ).split(" "),
      field: undefined,
      what: "message of a client",
    },
  ],
  examples: [
    "io.on('connection', (socket) => { socket.on('login', (data, done) => { console.log('login of ' + data.username); }); });",
    "server.on('connection', (ws) => { ws.on('message', (text) => { console.log(`got ${text}`); }); });",
  ],
  lookalikes: [
    "socket.on('error', (error) => { console.log(error.message); });",
    "emitter.on('login', (data) => { console.log('login of ' + data.username); });",
  ],
};
