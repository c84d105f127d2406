/** What the page that frames a dashboard is told, so that its frame fits. */
export interface HeightMessage {
  type: 'mixdown:height';
  /** The dashboard's id. */
  dashboard: string;
  /** Pixels. */
  height: number;
}

/** Tells the page around this one how high it is, now and whenever that changes, until what it returns is called. Only pages of these
 * origins are told. */
export function tellHeight(content: Element, dashboard: string, origins: readonly string[]): () => void {
  const to = listeners(origins);
  if (parent === window || to.length === 0) return () => undefined;
  const observer = new ResizeObserver(() => {
    const message: HeightMessage = { type: 'mixdown:height', dashboard, height: Math.ceil(content.getBoundingClientRect().height) };
    for (const origin of to) parent.postMessage(message, origin);
  });
  observer.observe(content);
  return () => observer.disconnect();
}

// A browser that names the page around this one spares the others a message that they would not get.
function listeners(origins: readonly string[]): readonly string[] {
  const around = (location as Location & { ancestorOrigins?: DOMStringList }).ancestorOrigins?.[0];
  return around === undefined ? origins : origins.filter((origin) => origin === around);
}
