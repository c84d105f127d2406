import { plainName, type Atlas } from './atlas.ts';

// The browser knows the names of countries in all of these, so that they cost no bytes. English is the atlas's own.
const languages = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'cs', 'da', 'sv', 'nb', 'fi', 'hu', 'ro', 'tr'];
const known = new WeakMap<Atlas, Map<string, string>>();

/** The id of the country that a text names in another language than English; undefined where none does. Asked after the atlas's own
 *  names: the first language that has the name is meant. */
export function regionAbroad(atlas: Atlas, plain: string): string | undefined {
  if (atlas.projected.by !== 'equal-earth') return undefined;
  const names = known.get(atlas) ?? read(atlas);
  known.set(atlas, names);
  return names.get(plain);
}

function read({ names }: Atlas): Map<string, string> {
  const codes = Object.keys(names).filter((name) => /^[a-z]{2}$/.test(name));
  const found = new Map<string, string>();
  for (const language of languages) {
    const inWords = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of codes) {
      const [id, name] = [names[code], inWords.of(code.toUpperCase())];
      const plain = name ? plainName(name) : '';
      if (id && plain && !found.has(plain)) found.set(plain, id);
    }
  }
  return found;
}
