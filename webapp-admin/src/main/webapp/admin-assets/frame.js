// What the frame needs in the browser: the theme, and words about the connection to the server.

const roomcast = (window.roomcast ??= {});
const LOST = 'roomcast-connection-lost';

const system = window.matchMedia('(prefers-color-scheme: dark)');

roomcast.theme = () => localStorage.getItem('roomcast-theme') || 'system';

roomcast.chooseTheme = (name) => {
  localStorage.setItem('roomcast-theme', name);
  const dark = name === 'dark' || (name === 'system' && system.matches);
  document.documentElement.setAttribute('theme', dark ? 'dark' : 'light');
};

function say(text) {
  document.querySelector('.connection-notice')?.remove();
  const notice = document.createElement('div');
  notice.className = 'connection-notice';
  notice.setAttribute('role', 'status');
  notice.textContent = text;
  document.body.append(notice);
  setTimeout(() => notice.remove(), 8000);
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
  window.Vaadin.connectionState.addStateChangeListener((before, now) => {
    if (now === 'reconnecting' || now === 'connection-lost') {
      sessionStorage.setItem(LOST, 'true');
    } else if (now === 'connected' && sessionStorage.getItem(LOST)) {
      sessionStorage.removeItem(LOST);
      say(texts.back);
    }
  });
};
