const run = 'window.pwned=1';

/** What an attacker would write where a name, a value, a title or a message is expected. Whatever of it is run sets `window.pwned`. */
export const payloads = [
  `<script>${run}</script>`,
  `<img src=x onerror="${run}">`,
  `"'><svg/onload=${run}>`,
  `</script><script>${run}</script>`,
  `<!--<img src=x onerror=${run}>-->`,
  `]]><img src=x onerror=${run}>`,
  `javascript:${run}`,
  `data:text/html,<script>${run}</script>`,
  `<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>`,
  `<link rel=stylesheet href=https://evil.example/a.css>`,
  `</style><style>*{display:none!important}</style>`,
  `red;background:url(https://evil.example/a.png)`,
  `{{constructor.constructor('${run}')()}}`,
  '\u202eexe.gnp\u202c<b>',
  'a\u200b\ufeff\u2066b<i>',
  '=HYPERLINK("https://evil.example","x")',
  'W'.repeat(300),
  '__proto__',
  `'"\`\\ ; drop table attack; --`,
  'a\u0000b<u>',
] as const;

/** The payload at a place of the list, which goes round. */
export const payload = (place: number): string => payloads[place % payloads.length]!;
