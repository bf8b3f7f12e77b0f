// The list of events, newest first.

const BOUND = 200; // the oldest is dropped, from the list and from what waits while paused

const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3,
  hourCycle: 'h23',
});

export class LiveList {
  #list;
  #empty;
  #count;
  #template;
  #waiting = [];
  #paused = false;

  constructor({ list, empty, count, template }) {
    this.#list = list;
    this.#empty = empty;
    this.#count = count;
    this.#template = template;
  }

  add(name, event) {
    const seen = { name, event, at: new Date() };
    if (this.#paused) {
      this.#waiting = [...this.#waiting, seen].slice(-BOUND);
    } else {
      this.#show(seen);
    }
    this.#tell();
  }

  pause(paused) {
    this.#paused = paused;
    if (!paused) {
      this.#waiting.forEach((seen) => this.#show(seen));
      this.#waiting = [];
    }
    this.#tell();
  }

  clear() {
    this.#list.replaceChildren();
    this.#waiting = [];
    this.#tell();
  }

  #show({ name, event, at }) {
    const item = this.#template.content.cloneNode(true);
    const badge = item.querySelector('.badge');
    badge.textContent = name;
    badge.dataset.kind = name.split('.')[0];
    item.querySelector('.event-room').textContent = event?.room ?? '';
    const time = item.querySelector('time');
    time.textContent = clock.format(event?.time ? new Date(event.time) : at);
    time.dateTime = event?.time ?? at.toISOString();
    item.querySelector('pre').textContent = JSON.stringify(event, null, 2) ?? '(no data)';
    this.#list.prepend(item);
    if (this.#list.children.length > BOUND) {
      this.#list.lastElementChild.remove();
    }
  }

  #tell() {
    const shown = this.#list.children.length;
    const parts = [shown === BOUND ? `the last ${BOUND}` : shown > 0 && `${shown}`];
    if (this.#paused) {
      parts.push(`paused, ${this.#waiting.length} waiting`);
    }
    this.#count.textContent = parts.filter(Boolean).join(' · ');
    this.#empty.hidden = shown > 0;
  }
}
