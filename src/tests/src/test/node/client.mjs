// Usage: node client.mjs <package> <address> <path> <transports> <token> <room> [<parser package> or "" [deflate]]
// Pings, subscribes to the room, and writes what happens as lines of JSON until it has seen
// "test.last", then leaves.
import { createRequire } from "node:module";

const [name, address, path, transports, token, room, parser, deflate] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const { io } = require(name);
const say = (what, data) => console.log(JSON.stringify({ what, data }));

const socket = io(address, {
  path, auth: { token }, transports: transports.split(","), reconnection: false,
  ...(parser && { parser: require(parser) }),
  ...(deflate && { perMessageDeflate: { threshold: 0 } }),
});
socket.onAny((event, data) => {
  say("event", data);
  if (event === "test.last") {
    socket.disconnect();
  }
});
socket.on("connect_error", (error) => {
  say("refused", error.data ?? { message: error.message });
  socket.disconnect();
});
socket.on("disconnect", (reason) => say("disconnected", { reason }));
socket.on("connect", () => {
  say("connected", { extensions: socket.io.engine.transport.ws?.extensions });
  socket.emit("ping", Buffer.from([0, 1, 255]), (answer) => {
    say("pong", { ok: answer.ok, bytes: [...answer.data] });
    socket.emit("subscribe", { room }, (joined) => say("subscribed", joined));
  });
});
