// What the frame needs in the browser: the theme, and words about the connection to the server.

const roomcast = (window.roomcast ??= {});
const LOST = 'roomcast-connection-lost';
const ENDED = 'v-system-error';

const system = window.matchMedia('(prefers-color-scheme: dark)');

roomcast.theme = () => localStorage.getItem('roomcast-theme') || 'system';

roomcast.chooseTheme = (name) => {
  localStorage.setItem('roomcast-theme', name);
  const dark = name === 'dark' || (name === 'system' && system.matches);
  document.documentElement.setAttribute('theme', dark ? 'dark' : 'light');
};

const wide = window.matchMedia('(min-width: 50rem)');

/** Hides a column of a grid while the window is narrow. */
roomcast.onlyWhenWide = (column) => {
  column.setAttribute('wide-only', '');
  column.hidden = !wide.matches;
};

wide.addEventListener('change', () =>
  document.querySelectorAll('[wide-only]').forEach((column) => {
    column.hidden = !wide.matches;
  }));

function say(text) {
  document.querySelector('.connection-notice')?.remove();
  const notice = document.createElement('div');
  notice.className = 'connection-notice';
  notice.setAttribute('role', 'status');
  notice.textContent = text;
  document.body.append(notice);
  setTimeout(() => notice.remove(), 8000);
}

const pause = (millis) => new Promise((wake) => setTimeout(wake, millis));

async function serverAnswers() {
  try {
    const url = new URL('../admin-assets/icon.svg', document.baseURI);
    const patience = AbortSignal.timeout(5000);
    return (await fetch(url, { cache: 'no-store', signal: patience })).ok;
  } catch {
    return false;
  }
}

// Twice in a row: a server that is about to stop may answer once more.
async function reloadWhenTheServerIsThere() {
  let answers = 0;
  while (answers < 2) {
    await pause(1000);
    answers = (await serverAnswers()) ? answers + 1 : 0;
  }
  location.reload();
}

/** The session is over: says so, and loads the page anew when the server is there. */
roomcast.startOver = (text) => {
  const notice = document.createElement('div');
  notice.className = ENDED;
  notice.setAttribute('role', 'alert');
  notice.textContent = text;
  document.body.append(notice);
};

// Vaadin may not notice a server that has closed its WebSocket in good order and is gone.
async function watchServer() {
  do {
    await pause(5000);
  } while ((await serverAnswers()) || (await serverAnswers()));
  roomcast.startOver(window.Vaadin.connectionIndicator?.reconnectingText ?? '…');
}

// Vaadin says so by itself as well, perhaps before there is anything else on the page.
function waitForEndOfSession() {
  const hasEnded = () => {
    if (!document.querySelector(`.${ENDED}`)) {
      return false;
    }
    sessionStorage.setItem(LOST, 'true');
    reloadWhenTheServerIsThere();
    return true;
  };
  if (!hasEnded()) {
    const ended = new MutationObserver(() => hasEnded() && ended.disconnect());
    ended.observe(document.body, { childList: true });
  }
}

/** Says when the connection is back, even if the page had to be loaded anew for it. */
roomcast.watchConnection = (texts) => {
  if (sessionStorage.getItem(LOST)) {
    sessionStorage.removeItem(LOST);
    say(texts.back);
  }
  if (roomcast.watching) {
    return;
  }
  roomcast.watching = true;
  watchServer();
  window.Vaadin.connectionState.addStateChangeListener((before, now) => {
    if (now === 'reconnecting' || now === 'connection-lost') {
      sessionStorage.setItem(LOST, 'true');
    } else if (now === 'connected' && sessionStorage.getItem(LOST)) {
      sessionStorage.removeItem(LOST);
      say(texts.back);
    }
  });
};

waitForEndOfSession();
