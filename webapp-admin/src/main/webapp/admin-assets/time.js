// <roomcast-time datetime="2026-01-31T12:34:56Z">: "3 minutes ago", kept true; exact on hover.

const UNITS = [
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];
const shown = new Set();

const language = () => document.documentElement.lang || 'en';

// A format takes far longer to make than to use, and a list shows a hundred times each second.
let made = {};
function formatsIn(tongue) {
  if (made.tongue !== tongue) {
    made = {
      tongue,
      relative: new Intl.RelativeTimeFormat(tongue, { numeric: 'auto', style: 'narrow' }),
      exact: new Intl.DateTimeFormat(tongue, { dateStyle: 'medium', timeStyle: 'long' }),
    };
  }
  return made;
}

class RelativeTime extends HTMLElement {
  static observedAttributes = ['datetime'];

  connectedCallback() {
    shown.add(this);
    this.read();
  }

  disconnectedCallback() {
    shown.delete(this);
  }

  attributeChangedCallback() {
    if (this.isConnected) {
      this.read();
    }
  }

  read() {
    this.time = new Date(this.getAttribute('datetime'));
    this.told = undefined;
    this.draw();
  }

  draw() {
    if (isNaN(this.time)) {
      this.textContent = '–';
      return;
    }
    const formats = formatsIn(language());
    if (this.told !== formats) {
      this.told = formats;
      this.title = formats.exact.format(this.time);
    }
    const seconds = (this.time - Date.now()) / 1000;
    const [unit, length] =
      UNITS.find(([, each]) => Math.abs(seconds) >= each) || UNITS[UNITS.length - 1];
    // Clocks differ a little: nothing has happened in the future.
    const amount = Math.min(0, Math.trunc(seconds / length));
    const text = formats.relative.format(amount, unit);
    if (this.textContent !== text) {
      this.textContent = text;
    }
  }
}

customElements.define('roomcast-time', RelativeTime);
setInterval(() => shown.forEach((each) => each.draw()), 1000);
