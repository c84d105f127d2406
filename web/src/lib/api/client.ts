/** What prevented an answer, as the server says it (RFC 9457) or as the network does. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';

  constructor(
    /** The status of HTTP; 0: the server could not be reached. */
    readonly status: number,
    /** MX…; empty where the server said none. */
    readonly code: string,
    message: string,
    /** What to do; null where the message says it. */
    readonly hint: string | null = null,
  ) {
    super(message);
  }
}

type Value = string | number | boolean | null | undefined;

/** Keys and values behind the question mark; a list repeats its key, null and undefined are left out. */
export type Query = URLSearchParams | Record<string, Value | readonly Value[]>;

export interface Asking {
  query?: Query;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Asks for a body of JSON. Throws an `ApiProblem`. */
export async function get<T>(path: string, asking: Asking = {}): Promise<T> {
  return (await (await open(path, asking)).json()) as T;
}

/** Has the server do something. Throws an `ApiProblem`. */
export async function post<T = void>(path: string, body: unknown, asking: Asking = {}): Promise<T> {
  const answer = await fetchOk(path, asking, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

/** Asks for NDJSON: each line as soon as it is there. Throws an `ApiProblem`. */
export async function* lines<T>(path: string, asking: Asking = {}): AsyncGenerator<T, void, undefined> {
  const answer = await open(path, asking);
  if (!answer.body) return;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const texts = (rest + part.value).split('\n');
      rest = texts.pop() ?? '';
      for (const text of texts) if (text) yield JSON.parse(text) as T;
    }
    if (rest) yield JSON.parse(rest) as T;
  } finally {
    await reader.cancel().catch(() => undefined); // it may have ended already
  }
}

/** A path with its query, for links and downloads. */
export function address(path: string, query: Query = {}): string {
  const search = query instanceof URLSearchParams ? query : searchOf(query);
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

function searchOf(query: Record<string, Value | readonly Value[]>): URLSearchParams {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? (value as readonly Value[]) : [value as Value])
      if (one !== null && one !== undefined) search.append(key, String(one));
  return search;
}

/** Asks for whatever is there, and leaves its body to who asked. Throws an `ApiProblem`. */
export const open = (path: string, asking: Asking = {}): Promise<Response> => fetchOk(path, asking);

async function fetchOk(path: string, asking: Asking, more: RequestInit = {}): Promise<Response> {
  const headers = { ...asking.headers, ...(more.headers as Record<string, string> | undefined) };
  const answer = await reach(address(path, asking.query), { ...more, headers, ...(asking.signal ? { signal: asking.signal } : {}) });
  if (!answer.ok) throw await problemOf(answer);
  return answer;
}

async function reach(url: string, more: RequestInit): Promise<Response> {
  try {
    return await fetch(url, more);
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw new ApiProblem(0, '', 'The server does not answer', 'Is mixdown serve still running?');
  }
}

async function problemOf(answer: Response): Promise<ApiProblem> {
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json');
  const body = isProblem ? ((await answer.json().catch(() => ({}))) as { code?: string; title?: string; hint?: string }) : {};
  return new ApiProblem(answer.status, body.code ?? '', body.title ?? `The server answered ${answer.status}`, body.hint ?? null);
}
