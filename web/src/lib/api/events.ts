import { createSubscriber } from 'svelte/reactivity';

/** How the page hears of changes: `live` while the stream is open, `lost` while the browser tries to open it again. */
export type Hearing = 'off' | 'live' | 'lost';

type Hear = (data: unknown) => void;

const address = '/api/events';
const heard = new Map<string, Set<Hear>>();
const asked = new Map<symbol, string[]>();
const changed = new EventTarget();
let source: EventSource | null = null;
let sourceOf: string | null = null;
let lastId = ''; // of the last event, whichever stream brought it
let state: Hearing = 'off';
let opening = false;

const subscribe = createSubscriber((update) => {
  changed.addEventListener('state', update);
  return () => changed.removeEventListener('state', update);
});

/** The one stream of server-sent events of a page: browsers open six connections to a server at most. */
export const events = {
  /** Whether the stream is open. Reactive. */
  get state(): Hearing {
    subscribe();
    return state;
  },

  /** Hears the events of a name, with their JSON, until what it returns is called. */
  on<T>(name: string, hear: (data: T) => void): () => void {
    const hearers = heard.get(name) ?? new Set<Hear>();
    heard.set(name, hearers);
    hearers.add(hear as Hear);
    if (hearers.size === 1) source?.addEventListener(name, pass);
    open();
    return () => {
      hearers.delete(hear as Hear);
      if (hearers.size > 0) return;
      heard.delete(name);
      source?.removeEventListener(name, pass);
      open();
    };
  },

  /** Asks for what is sent only to those who name it, as `key=value` of the stream's query (`live=listening/per_minute`), until
   * what it returns is called. */
  ask(...wishes: string[]): () => void {
    const key = Symbol();
    asked.set(key, wishes);
    open();
    return () => {
      asked.delete(key);
      open();
    };
  },
};

/** Opens the stream that is wanted now, once for all that was said in this turn. */
function open(): void {
  if (opening) return;
  opening = true;
  queueMicrotask(() => {
    opening = false;
    const wanted = heard.size > 0 ? [address, [...new Set([...asked.values()].flat())].sort().join('&')].filter(Boolean).join('?') : null;
    if (wanted === sourceOf) return;
    source?.close();
    sourceOf = wanted;
    source = wanted ? listen(wanted) : null;
    say(source ? 'lost' : 'off');
  });
}

function listen(wanted: string): EventSource {
  // What happens between two streams is in neither: the server is told what was heard last, and says when there was more.
  const stream = new EventSource(lastId ? `${wanted}${wanted.includes('?') ? '&' : '?'}after=${lastId}` : wanted);
  stream.onopen = () => say('live');
  stream.onerror = () => say('lost');
  stream.addEventListener('hello', note);
  for (const name of heard.keys()) stream.addEventListener(name, pass);
  return stream;
}

function note(event: MessageEvent<string>): void {
  lastId = event.lastEventId;
}

function pass(event: MessageEvent<string>): void {
  note(event);
  const data: unknown = event.data ? JSON.parse(event.data) : null;
  for (const hear of heard.get(event.type) ?? []) hear(data);
}

function say(next: Hearing): void {
  if (state === next) return;
  state = next;
  changed.dispatchEvent(new Event('state'));
}
