import { payload, payloads } from './payloads.ts';

/** A text as YAML writes it. */
const yaml = (text: string): string => JSON.stringify(text);

/** A text as SQL writes it, in a file that Jinja reads. */
const sql = (text: string): string => `'${text.replaceAll("'", "''").replaceAll('{{', "' || '{' || '{").replaceAll('\0', "' || chr(0) || '")}'`;

/** A name as SQL writes it. */
const name = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A cell of a CSV file. */
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const column = payloads[1];
const members = payloads.map((text, place) => `(${place + 1}, ${sql(text)}, ${sql(payload(place + 7))}, date '2025-01-01' + ${place}, ${place + 1}.5)`).join(',\n  ');

/** A project whose every string is an attack, wherever a string of one's own is let in. */
export const attack: Record<string, string> = {
  'dbt_project.yml': 'name: attack\nprofile: attack\nmodels: { attack: { +materialized: table } }\n',
  'profiles.yml': 'attack: { target: dev, outputs: { dev: { type: duckdb, path: data/dev/warehouse.duckdb, threads: 1 } } }\n',
  'mixdown.yml': `loads:
  drop:
    schema: bronze
    type: csv
    path: "in/{table}/*.csv"
    bad_rows: { action: quarantine, max: 90% }
    tables: { word: { columns: { id: bigint } } }
  drip:
    schema: bronze
    type: json
    path: "in/{table}.jsonl"
    tables: { event: { columns: { id: bigint, text: string } } }
`,
  // The name of a file may hold anything but a slash.
  [`in/word/${payload(1)}.csv`]: `id,${cell(column)},${cell(payload(2))}\n${payloads.map((text, place) => `${place},${cell(text)},${cell(payload(place + 1))}`).join('\n')}\n`,
  [`in/word/${payload(4)}.csv`]: `id,${cell(column)},${cell(payload(2))}\n${payloads.map((text) => `${cell(text)},${cell(text)},x\n${cell(text)}`).join('\n')}\n`,
  'in/event.jsonl': payloads.map((text, id) => JSON.stringify({ id, text, [`of ${text}`]: text })).join('\n'),
  'models/word.sql': `-- ${payload(3)} ${payload(4)}\nselect * from {{ source('drop', 'word') }}\n`,
  'models/attack.sql': `/* ${payload(0)} */\nselect *, text as ${name(column)} from (values\n  ${members}\n) as t(id, text, other, day, amount) -- ${payload(10)}\n`,
  'models/broken.sql': `-- ${payload(2)}\nselect error(${sql(payloads.join(' '))}) as text\n`,
  'models/models.yml': `sources:
  - name: drop
    schema: bronze
    description: ${yaml(payload(0))}
    meta: { owner: ${yaml(payload(1))} }
    tables: [{ name: word, description: ${yaml(payload(2))}, tags: [${yaml(payload(5))}] }]
  - { name: drip, schema: bronze, tables: [{ name: event }] }
models:
  - name: attack
    description: ${yaml(payloads.filter((text) => !text.includes('{{')).join('\n\n'))}
    semantic_model: true
    tags: [${yaml(payload(1))}, ${yaml(payload(6))}]
    meta: { owner: ${yaml(payload(2))}, ${yaml(payload(3))}: ${yaml(payload(4))} }
    columns:
      - name: text
        description: ${yaml(payload(1))}
        tags: [${yaml(payload(0))}]
        data_tests:
          - not_null: { name: ${yaml(payload(8))}, description: ${yaml(payload(3))} }
          - accepted_values: { arguments: { values: [${yaml(payload(0))}] }, config: { severity: warn, meta: { owner: ${yaml(payload(1))} } } }
      - { name: ${yaml(column)}, quote: true, description: ${yaml(payload(3))} }
      - { name: id, data_tests: [unique] }
    metrics:
      - { name: revenue, label: ${yaml(payload(1))}, description: ${yaml(payload(2))}, type: simple, agg: sum, expr: amount, config: { meta: { format: { unit: ${yaml(payload(9))} } } } }
  - name: broken
    description: ${yaml(payload(5))}
`,
  'dashboards/attack.yml': `dashboard: ${yaml(payload(1))}
description: ${yaml(payload(0))}
owner: { name: ${yaml(payload(2))}, email: ${yaml(payload(6))} }
fact: attack
filters:
  text: { column: attack.text, label: ${yaml(payload(5))}, multiple: true }
  day: { column: attack.day, label: ${yaml(payload(2))} }
parameters:
  choice: { label: ${yaml(payload(4))}, of: [${yaml(payload(0))}, ${yaml(payload(1))}] }
rows:
  - - number: ${yaml(payload(0))}
      id: figure
      description: ${yaml(payload(1))}
      value: revenue
    - number: ${yaml(payload(16))}
      id: long
      value: count(*) as n
    - number: ${yaml(payload(13))}
      id: override
      value: revenue
  - - bar: ${yaml(payload(1))}
      id: bar
      x: attack.text
      y: revenue
    - line: ${yaml(payload(2))}
      id: line
      x: attack.day
      grain: day
      y: revenue
      color: attack.text
    - scatter: ${yaml(payload(3))}
      id: scatter
      by: attack.text
      x: revenue
      y: max(id) as last
      color: attack.other
  - - table: ${yaml(payload(4))}
      id: table
      columns: [attack.text, attack.other, ${yaml(`attack.${name(column)}`)}, revenue]
    - pivot: ${yaml(payload(5))}
      id: pivot
      rows: attack.text
      columns: attack.other
      values: revenue
  - - map: ${yaml(payload(7))}
      id: map
      region: attack.text
      color: revenue
    - heatmap: ${yaml(payload(8))}
      id: heatmap
      x: attack.text
      y: attack.other
      color: revenue
    - sankey: ${yaml(payload(9))}
      id: sankey
      source: attack.text
      target: attack.other
      value: revenue
  - - box: ${yaml(payload(10))}
      id: box
      x: attack.text
      y: attack.amount
    - histogram: ${yaml(payload(11))}
      id: histogram
      x: attack.amount
      color: attack.text
    - timeline: ${yaml(payload(12))}
      id: timeline
      x: attack.day
      y: attack.text
  - - funnel: ${yaml(payload(14))}
      id: funnel
      steps: [count(*) as ${name(payload(1))}, count(*) filter (where id > 3) as ${name(payload(2))}]
    - area: ${yaml(payload(15))}
      id: area
      x: attack.day
      grain: month
      y: revenue
      color: attack.other
    - bar: ${yaml(payload(18))}
      id: broken
      x: attack.text
      y: sum(nothing)
    - bar: ${yaml(payload(17))}
      id: own
      x: text
      y: n
      sql: |
        select ${sql(payload(1))} as text, count(*) as n -- ${payload(4)}
        from {{ ref('attack') }} where {{ filters }}
  - - text: ${yaml(`# ${payload(1)}\n\n[a link](javascript:window.pwned=1) [another](data:text/html,x) ![image](https://evil.example/a.png) <https://evil.example/b>\n\n[relative](//evil.example/c) ${payloads.filter((text) => !text.includes('{{')).join('\n\n')}`)}
      id: prose
`,
};
