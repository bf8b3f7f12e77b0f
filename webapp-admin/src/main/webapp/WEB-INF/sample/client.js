// The connection to the hub: a token for the chosen identity, then Socket.IO.

/** An answer that is no success; `violations` are [{field, message}], possibly none. */
export class Refused extends Error {
  constructor({ code, message, violations = [] }) {
    super(message);
    this.code = code;
    this.violations = violations;
  }
}

/** Sends or gets JSON; relative to the page, so that it works under any context path. */
export async function ask(path, body) {
  const response = await fetch(path, body === undefined ? {} : {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const json = parsed(text);
  if (response.ok) {
    return json;
  }
  throw new Refused(json?.error ?? {
    code: `http-${response.status}`,
    message: 'The server refused without saying why. Is development mode on?',
  });
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * One client of the hub. It tells `listener` what happens:
 * connecting(), transports(names, the present one last), connected({sid, expiresAt}), event(name,
 * argument), refused({code, message}), disconnected(reason, comesBack).
 */
export class Client {
  static ANSWER_WITHIN = 5000; // ms

  #listener;
  #socket;
  #expiresAt;

  constructor(listener) {
    this.#listener = listener;
  }

  get connected() {
    return this.#socket?.connected ?? false;
  }

  connect(identity, transport) {
    this.disconnect();
    this.#listener.connecting();
    const socket = io(`${location.origin}/ws`, {
      // Asked anew for each connection, so that one after the token's end has a fresh token.
      auth: (send) => this.#token(identity).then(
        (token) => send({ token }),
        (error) => this.#giveUp(socket, error)),
      forceNew: true,
      ...(transport ? { transports: [transport] } : {}),
    });
    this.#socket = socket;
    this.#listen(socket);
  }

  disconnect() {
    const socket = this.#socket;
    if (socket) {
      this.#socket = undefined;
      socket.disconnect();
      this.#listener.disconnected('', false);
    }
  }

  /** Asks the hub for something; the promise fails with Refused when it says no. */
  async command(name, argument) {
    let answer;
    try {
      answer = await this.#socket.timeout(Client.ANSWER_WITHIN).emitWithAck(name, argument);
    } catch {
      throw new Refused({ code: 'no-answer', message: 'The hub did not answer in time.' });
    }
    if (!answer.ok) {
      throw new Refused(answer.error);
    }
    return answer;
  }

  async #token(identity) {
    const answer = await ask('dev/token', identity);
    this.#expiresAt = new Date(answer.expires_at);
    return answer.token;
  }

  #giveUp(socket, error) {
    if (socket === this.#socket) {
      this.#socket = undefined;
      socket.disconnect();
      this.#listener.refused({ code: error.code ?? 'no-token', message: error.message });
    }
  }

  // A socket that was replaced by a newer one may still have something to say; nobody listens.
  #listen(socket) {
    const listener = this.#listener;
    const ours = (handle) => (...args) => {
      if (socket === this.#socket) {
        handle(...args);
      }
    };
    socket.io.on('open', ours(() => {
      const { engine } = socket.io;
      const names = [engine.transport.name];
      listener.transports(names);
      engine.on('upgrade', ours(({ name }) => listener.transports([...names, name])));
    }));
    socket.on('connect', ours(() => {
      listener.connected({ sid: socket.id, expiresAt: this.#expiresAt });
    }));
    // A refusal by the hub ends the attempt; after anything else Socket.IO tries again.
    socket.on('connect_error', ours((error) => {
      if (socket.active) {
        listener.disconnected(error.message, true);
      } else {
        listener.refused({ code: error.data?.code ?? 'refused', message: error.message });
      }
    }));
    socket.on('disconnect', ours((reason) => listener.disconnected(reason, socket.active)));
    socket.onAny(ours((name, argument) => listener.event(name, argument)));
  }
}
