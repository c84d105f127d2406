import { payload, payloads } from './payloads.ts';

/** A stream whose events say what an attacker would, and what is counted of them. */
export const streamed: Record<string, string> = {
  'dbt_project.yml': 'name: radio\nprofile: radio\nmodels: { radio: { +materialized: table } }\n',
  'profiles.yml': 'radio: { target: dev, outputs: { dev: { type: duckdb, path: data/dev/warehouse.duckdb, threads: 1 } } }\n',
  'mixdown.yml': `streams:
  radio:
    schema: bronze
    type: collector
    topics:
      listens:
        event_time: { column: ts, unit: ms }
        dedupe_by: [id]
        columns: { id: bigint, ts: bigint, artist: string, song: string, page: string, userAgent: string }
      strict:
        columns: { id: bigint }
        schema_contract: { columns: quarantine, data_type: quarantine }
    commit: { every: 1s }
live:
  heard: { metrics: [listens], source: radio.listens, by: [artist, userAgent], top: { 5: song }, watermark: 0s }
`,
  'models/fact_listen.sql': "select id as listen_id, _mx_event_time as heard_at, artist, userAgent, song from {{ source('radio', 'listens') }}\n",
  'models/models.yml': `sources: [{ name: radio, schema: bronze, tables: [{ name: listens }, { name: strict }] }]
models:
  - name: fact_listen
    semantic_model: true
    agg_time_dimension: heard_at
    columns:
      - { name: listen_id, entity: { type: primary, name: listen } }
      - { name: heard_at, granularity: second, dimension: { type: time } }
      - { name: artist, dimension: { type: categorical } }
      - { name: userAgent, dimension: { type: categorical } }
    metrics: [{ name: listens, type: simple, agg: count, expr: listen_id }]
`,
  'dashboards/radio.yml': `dashboard: Radio
rows:
  - - bar: By artist
      from: live.heard
      x: artist
      y: listens
      period: last 60 minutes
      live: 1s
    - line: By minute
      from: live.heard
      x: window_start
      y: listens
      color: userAgent
      period: last 60 minutes
      live: 1s
  - - table: Heard
      from: live.heard
      columns: [artist, userAgent, listens]
      period: last 60 minutes
      live: 1s
`,
};

/** What comes first of the topic `listens`: its columns are learnt of it, one for each attack. */
export const first = payloads.map((text, id) => ({ id, ts: Date.now() - 120_000, artist: text, song: payload(id + 1), page: payload(id + 2), userAgent: payload(id + 3), [`a ${text}`]: text }));

/** What comes then: fields that no column is for. */
export const listens = first.map(({ artist, ...event }) => ({ ...event, id: event.id + first.length, artist, [`of ${artist}`]: payload(event.id + 4) }));

/** Events of the topic `strict`, which takes none of them once its columns are known. */
export const damaged = payloads.flatMap((text, id) => [{ id: text }, { id, [`of ${text}`]: text }]);
