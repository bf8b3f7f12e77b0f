// Usage: node returning.mjs <package> <address> <token> <room>
// Subscribes to the room once and comes back by itself whenever the connection is lost. Writes
// "connected" for each connect, and "done" with all numbers that came when it has seen "test.last".
import { createRequire } from "node:module";

const [name, address, token, room] = process.argv.slice(2);
const { io } = createRequire(import.meta.url)(name);
const say = (what, data) => console.log(JSON.stringify({ what, data }));

const numbers = [];
const connects = [];
const socket = io(address, {
  auth: { token }, transports: ["websocket"], reconnectionDelay: 200, reconnectionDelayMax: 500,
});
socket.on("test.numbered", (event) => {
  numbers.push(event.data.n);
  if (event.data.n === 0) say("first", {});
});
socket.on("test.last", () => {
  say("done", { numbers, connects });
  socket.disconnect();
});
socket.on("connect_error", (error) => {
  if (error.data) say("refused", error.data);
});
socket.on("connect", () => {
  connects.push({ id: socket.id, recovered: socket.recovered });
  say(connects.length === 1 ? "connected" : "connected again", connects.at(-1));
  if (!socket.recovered) {
    socket.emit("subscribe", { room }, (answer) => say("subscribed", answer));
  }
});
