/** An event that the server sent. */
export interface Sent {
  name: string;
  data: unknown;
}

/** Takes server-sent events apart. `EventSource` does so too, and lets nobody add a header to its request. */
export class EventParser {
  /** The id of the last event that had one. */
  lastId = '';

  #rest = '';

  /** The events that a piece of the stream completes. */
  take(piece: string): Sent[] {
    const blocks = (this.#rest + piece).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => this.#read(block));
  }

  #read(block: string): Sent[] {
    const fields = new Map(block.split('\n').map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }));
    this.lastId = fields.get('id') ?? this.lastId;
    const [name, data] = [fields.get('event'), fields.get('data')];
    return name && data !== undefined ? [{ name, data: JSON.parse(data) as unknown }] : [];
  }
}

/** Listens to a stream of events until it is given up, and opens it again when it breaks off.
 * @param open asks for the stream; throws where it never will be again
 * @param tell is told of each event
 * @param hearing is told whether the stream is open */
export async function listen(open: (lastId: string) => Promise<ReadableStream<Uint8Array<ArrayBuffer>> | null>, tell: (event: Sent) => void, hearing: (open: boolean) => void, signal: AbortSignal): Promise<void> {
  const parser = new EventParser();
  for (let wait = 1000; !signal.aborted; wait = Math.min(wait * 2, 30_000)) {
    const stream = await open(parser.lastId);
    if (stream) {
      wait = 1000;
      hearing(true);
      await readAll(stream, (piece) => parser.take(piece).forEach(tell));
      hearing(false);
    }
    if (!signal.aborted) await new Promise((resume) => setTimeout(resume, wait));
  }
}

async function readAll(stream: ReadableStream<Uint8Array<ArrayBuffer>>, take: (piece: string) => void): Promise<void> {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) take(part.value);
  } catch {
    // It broke off, or was given up: whoever listens opens it anew.
  }
}
