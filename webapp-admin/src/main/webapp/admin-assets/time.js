// <roomcast-time datetime="2026-01-31T12:34:56Z">: "3 minutes ago", kept true; exact on hover.

const UNITS = [
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];
const shown = new Set();

const language = () => document.documentElement.lang || 'en';

class RelativeTime extends HTMLElement {
  static observedAttributes = ['datetime'];

  connectedCallback() {
    shown.add(this);
    this.draw();
  }

  disconnectedCallback() {
    shown.delete(this);
  }

  attributeChangedCallback() {
    this.draw();
  }

  draw() {
    const time = new Date(this.getAttribute('datetime'));
    if (isNaN(time)) {
      this.textContent = '–';
      return;
    }
    const seconds = (time - Date.now()) / 1000;
    const [unit, length] =
      UNITS.find(([, each]) => Math.abs(seconds) >= each) || UNITS[UNITS.length - 1];
    // Clocks differ a little: nothing has happened in the future.
    const amount = Math.min(0, Math.trunc(seconds / length));
    const text = new Intl.RelativeTimeFormat(language(), { numeric: 'auto', style: 'narrow' })
      .format(amount, unit);
    if (this.textContent !== text) {
      this.textContent = text;
    }
    this.title = new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'long' })
      .format(time);
  }
}

customElements.define('roomcast-time', RelativeTime);
setInterval(() => shown.forEach((each) => each.draw()), 1000);
