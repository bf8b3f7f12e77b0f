// socket.io with what an application adds to it: tokens checked at the connect and at each publish
// request, "subscribe" with an acknowledgement, and publishing over HTTP.
//
//   node --expose-gc server.mjs PORT KEY.pem

import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import jwt from 'jsonwebtoken';
import { Server } from 'socket.io';

const [port, keyFile] = process.argv.slice(2);
const key = readFileSync(keyFile);
const rules = {
  algorithms: ['RS256'],
  issuer: 'https://issuer.roomcast.bench',
  audience: 'roomcast',
};

const verify = (token) => jwt.verify(token, key, rules);

let published = 0;

const emit = ({ type, rooms, data }) => {
  for (const room of rooms) {
    io.to(room).emit(type, {
      id: `32av-bench-${String(published++).padStart(9, '0')}`,
      type,
      room,
      time: new Date().toISOString(),
      data,
    });
  }
};

const answer = (response, status, body) => {
  const json = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(json),
  });
  response.end(json);
};

const publish = (request, response, body) => {
  try {
    verify(request.headers.authorization.slice('Bearer '.length));
  } catch (error) {
    return answer(response, 401, { error: error.message });
  }
  const events = JSON.parse(body);
  (events.events ?? [events]).forEach(emit);
  return answer(response, 200, { published: [] });
};

const memory = (response) => {
  globalThis.gc();
  answer(response, 200, process.memoryUsage());
};

const http = createServer((request, response) => {
  if (request.method !== 'POST') {
    return request.url === '/memory' ? memory(response) : answer(response, 200, {});
  }
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => publish(request, response, Buffer.concat(chunks).toString()));
});

// A publisher may wait longer than the five seconds after which Node.js would close its connection.
http.keepAliveTimeout = 0;

const io = new Server(http, { transports: ['websocket'], serveClient: false });

io.use((socket, next) => {
  try {
    socket.data.projects = verify(socket.handshake.auth.token).projects;
    next();
  } catch (error) {
    next(error);
  }
});

io.on('connection', (socket) => {
  socket.on('subscribe', ({ room }, acknowledge) => {
    const { projects } = socket.data;
    if (!projects.includes('*') && !projects.includes(room.slice('project:'.length))) {
      return acknowledge({ ok: false });
    }
    socket.join(room);
    return acknowledge({ ok: true, room });
  });
});

http.listen(Number(port), '127.0.0.1', 1024);
