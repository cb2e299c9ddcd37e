// The gateway's HTTP API, asked for relative to the page, so that a proxy may mount both anywhere.

const BASE = new URL('../', document.baseURI);
const PATIENCE = 10000;
const AGAIN = 3000;

/** The gateway refused or could not be reached: `status` 0 is the latter. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

function address(path, parameters = {}) {
  const url = new URL(path, BASE);
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of [value].flat()) {
      if (one !== null && one !== undefined && one !== '') url.searchParams.append(name, one);
    }
  }
  return url;
}

async function ask(url, options) {
  let answer;
  try {
    answer = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE), ...options });
  } catch (failure) {
    throw new Refused(0, String(failure.message));
  }
  const body = await answer.json().catch(() => null);
  if (!answer.ok && !(options && options.anyStatus)) {
    const why = body && body.error ? [body.error, ...(body.problems || [])].join('; ') : `HTTP ${answer.status}`;
    throw new Refused(answer.status, why);
  }
  if (body === null) throw new Refused(answer.status, 'not JSON');
  return body;
}

/** Reads JSON; parameters that are null are left out, lists are repeated. */
export const read = (path, parameters) => ask(address(path, parameters));

/** The gateway's health, which is an answer even where it is not well. */
export const readHealth = () => ask(address('health'), { anyStatus: true });

export const send = (path, body) =>
  ask(address(path), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

/**
 * A stream of server-sent events that comes back by itself.
 *
 * `events`: listeners by name, given what the data say. `opened` is called each time it is open,
 * `cut` each time it is lost.
 */
export class Stream {
  constructor(path, { events, opened, cut }) {
    this.path = path;
    this.events = events;
    this.opened = opened;
    this.cut = cut;
    this.live = false;
    this.open();
  }

  open() {
    const source = new EventSource(address(this.path));
    this.source = source;
    source.addEventListener('open', () => {
      this.live = true;
      this.opened();
    });
    source.addEventListener('error', () => {
      if (this.source !== source) return;
      this.live = false;
      this.cut();
      // After an answer that is no stream, the browser gives up by itself.
      if (source.readyState === EventSource.CLOSED) setTimeout(() => this.source === source && this.open(), AGAIN);
    });
    for (const [name, listener] of Object.entries(this.events)) {
      source.addEventListener(name, (event) => listener(JSON.parse(event.data)));
    }
  }

  /** Begins anew, where the connection may hang without the browser knowing. */
  renew() {
    this.source.close();
    this.open();
  }
}
