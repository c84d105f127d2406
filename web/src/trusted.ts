interface Policies {
  createPolicy(name: 'default', rules: { createHTML: (text: string) => string | null }): unknown;
}

/** Lets libraries empty an element by `innerHTML = ''`, which the content policy takes for markup; whatever else becomes markup from
 * text throws (threat T9). */
export function allowEmptying(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  trustedTypes?.createPolicy('default', { createHTML: (text) => (text === '' ? text : null) });
}
