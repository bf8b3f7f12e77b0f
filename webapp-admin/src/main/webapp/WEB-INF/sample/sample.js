// Wires the page's forms to the client and the live list.
import { Client, Refused, ask } from './client.js';
import { LiveList } from './live.js';

const at = (id) => document.getElementById(id);
const listed = (id) => at(id).value.split(/[\s,]+/).filter(Boolean);

const live = new LiveList({
  list: at('live'), empty: at('no-events'), count: at('live-count'),
  template: at('event-template'),
});

// ---- Answers ---------------------------------------------------------------------------------

function answer(id, tone, text, violations = []) {
  const place = at(id);
  place.className = `answer ${tone}`;
  place.textContent = text;
  if (violations.length > 0) {
    const list = document.createElement('ul');
    list.append(...violations.map(({ field, message }) => {
      const item = document.createElement('li');
      item.textContent = message.startsWith(field) ? message : `${field} ${message}`;
      return item;
    }));
    place.append(list);
  }
}

function refusal(id, error) {
  const text = error instanceof Refused ? `${error.code}: ${error.message}` : error.message;
  answer(id, 'bad', text, error.violations);
}

// ---- 1 Connect -------------------------------------------------------------------------------

function identity() {
  return {
    user: at('user').value,
    projects: listed('projects'),
    agents: listed('agents'),
    groups: listed('groups'),
    seconds: at('seconds').valueAsNumber,
  };
}

function showState(state, text) {
  at('state').dataset.state = state;
  at('state').textContent = text;
  const on = state === 'connected';
  at('connection').hidden = !on;
  at('subscribe').disabled = !on;
  at('disconnect').disabled = state === 'disconnected' || state === 'refused';
  at('connect').textContent = on ? 'Connect again' : 'Connect';
  if (!on) {
    joined.clear();
    showRooms();
  }
}

const client = new Client({
  connecting() {
    showState('connecting', 'Connecting');
    answer('connect-answer', '', '');
  },
  connected({ sid, expiresAt }) {
    showState('connected', 'Connected');
    answer('connect-answer', '', '');
    at('sid').textContent = sid;
    at('expires').textContent = expiresAt.toLocaleTimeString();
  },
  transports(names) {
    at('transport-now').textContent = names.join(' → ');
  },
  event(name, event) {
    live.add(name, event);
    if (name === 'connection_established') {
      event.data.rooms.forEach((room) => joined.add(room));
      showRooms();
    }
    cameBack(name);
  },
  refused(error) {
    showState('refused', 'Refused');
    answer('connect-answer', 'bad', `${error.code}: ${error.message}`);
  },
  disconnected(reason, comesBack) {
    if (comesBack) {
      showState('connecting', 'Reconnecting');
      answer('connect-answer', 'waiting', `Not connected (${reason}); trying again.`);
    } else {
      showState('disconnected', 'Disconnected');
      answer('connect-answer', 'waiting', reason
        && `The hub ended the connection (${reason}). Press Connect to come back.`);
    }
  },
});

at('connect-form').addEventListener('submit', (event) => {
  event.preventDefault();
  client.connect(identity(), at('transport').value);
});

// A field that is wrong must be seen, or the browser refuses without a word.
at('connect-form').addEventListener('invalid', ({ target }) => {
  target.closest('details')?.setAttribute('open', '');
}, true);

at('disconnect').addEventListener('click', () => client.disconnect());

at('new-project').addEventListener('click', () => {
  at('projects').value = [...listed('projects'), randomId()].join(', ');
  identityChanged();
});

// crypto.randomUUID exists on https and localhost only.
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

// ---- 2 Rooms ---------------------------------------------------------------------------------

const joined = new Set();

function showRooms() {
  at('no-rooms').hidden = joined.size > 0;
  at('rooms').replaceChildren(...[...joined].map((room) => {
    const item = document.createElement('li');
    const name = document.createElement('span');
    name.className = 'code';
    name.textContent = room;
    const leave = document.createElement('button');
    leave.type = 'button';
    leave.textContent = 'Leave';
    leave.setAttribute('aria-label', `Leave ${room}`);
    leave.addEventListener('click', () => unsubscribe(room));
    item.append(name, leave);
    return item;
  }));
}

async function subscribe(room) {
  try {
    const { room: name } = await client.command('subscribe', { room });
    joined.add(name);
    answer('room-answer', 'good', `Joined ${name}.`);
  } catch (error) {
    refusal('room-answer', error);
  }
  showRooms();
}

async function unsubscribe(room) {
  try {
    const { room: name } = await client.command('unsubscribe', { room });
    joined.delete(name);
    answer('room-answer', '', `Left ${name}.`);
  } catch (error) {
    refusal('room-answer', error);
  }
  showRooms();
}

at('room-form').addEventListener('submit', (event) => {
  event.preventDefault();
  if (client.connected) {
    subscribe(at('room').value.trim());
  }
});

// ---- 3 Fire ----------------------------------------------------------------------------------

const BACK_WITHIN = 3000; // ms; much longer than any event takes
let examples = new Map();
let shownExample = ''; // what the editor held before anybody typed in it
let awaited;

async function loadExamples(keepEdits) {
  const about = new URLSearchParams({
    project: at('about').value, agent: listed('agents')[0] ?? '', user: at('user').value,
  });
  try {
    const { types } = await ask(`dev/events?${about}`);
    examples = new Map(types.map(({ type, example }) => [type, example]));
    showTypes();
    if (!keepEdits || at('data').value === shownExample) {
      showExample();
    }
  } catch (error) {
    refusal('fire-answer', error);
  }
}

function showTypes() {
  if (at('type').options.length === 0) {
    at('type').replaceChildren(...[...examples.keys()].map((type) => new Option(type, type)));
  }
}

function showExample() {
  shownExample = JSON.stringify(examples.get(at('type').value), null, 2);
  at('data').value = shownExample;
  answer('fire-answer', '', '');
}

async function fire(type) {
  let data;
  try {
    data = JSON.parse(at('data').value);
  } catch (error) {
    answer('fire-answer', 'bad', `The data is no JSON: ${error.message}`);
    at('data').focus();
    return;
  }
  awaitEvent(type);
  try {
    await ask('dev/events', { type, data });
    if (awaited) {
      answer('fire-answer', 'good', `${type} was accepted.`);
    }
  } catch (error) {
    clearTimeout(awaited?.timer);
    awaited = undefined;
    refusal('fire-answer', error);
  }
}

function awaitEvent(type) {
  clearTimeout(awaited?.timer);
  const timer = setTimeout(() => {
    awaited = undefined;
    answer('fire-answer', 'waiting', client.connected
      ? `${type} was accepted but did not come here. Is its room among those you joined?`
      : `${type} was accepted. To see it here, connect and subscribe to its room.`);
  }, BACK_WITHIN);
  awaited = { type, timer, since: performance.now() };
}

function cameBack(type) {
  if (awaited?.type === type) {
    clearTimeout(awaited.timer);
    const took = Math.max(1, Math.round(performance.now() - awaited.since));
    awaited = undefined;
    answer('fire-answer', 'good', `${type} was accepted and came back after ${took} ms.`);
  }
}

at('type').addEventListener('change', showExample);
at('about').addEventListener('change', () => loadExamples(false));
at('reset').addEventListener('click', showExample);
at('fire-form').addEventListener('submit', (event) => {
  event.preventDefault();
  fire(at('type').value);
});

// ---- Live events -----------------------------------------------------------------------------

at('pause').addEventListener('click', () => {
  const paused = at('pause').getAttribute('aria-pressed') !== 'true';
  at('pause').setAttribute('aria-pressed', paused);
  at('pause').textContent = paused ? 'Resume' : 'Pause';
  live.pause(paused);
});

at('clear').addEventListener('click', () => live.clear());

// ---- What follows from the identity ----------------------------------------------------------

function identityChanged() {
  const projects = listed('projects').filter((project) => project !== '*');
  const chosen = at('about').value;
  at('about').replaceChildren(...projects.map((project) => new Option(project, project)));
  if (projects.includes(chosen)) {
    at('about').value = chosen;
  }
  const rooms = [
    ...projects.map((project) => `project:${project}`),
    ...listed('agents').map((agent) => `agent:${agent}`),
  ];
  at('room-choices').replaceChildren(...rooms.map((room) => new Option(room, room)));
  if (!at('room').value && rooms.length > 0) {
    [at('room').value] = rooms;
  }
  loadExamples(true);
}

['user', 'projects', 'agents'].forEach((id) => at(id).addEventListener('change', identityChanged));
identityChanged();
