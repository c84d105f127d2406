import type { Plugin } from 'vite';

/** Makes a script one that may stand in an element of HTML: there, `</script` ends it and `<!--` begins what hides its end. Both stand in
 * strings, templates and patterns only, where a backslash before `/` and `!` means nothing. */
export function standalone(): Plugin {
  return {
    name: 'mixdown-standalone',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.code = chunk.code.replace(/<(?=\/script)/gi, '<\\').replace(/<!--/g, '<\\!--').replace(/<(?=script)/gi, '\\x3c');
      },
    },
  };
}
