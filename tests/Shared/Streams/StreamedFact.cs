namespace Mixdown.Testing.Streams;

/// <summary>A fact that is made of the events of one topic, by <c>models/fact_ENTITY.sql</c>.</summary>
/// <param name="Topic">The topic, of the stream <c>listening</c>.</param>
/// <param name="Entity">What an event is; its key is <c>ENTITY_id</c>.</param>
/// <param name="Time">The column that says when it happened.</param>
/// <param name="Dimension">A column to group by.</param>
sealed record StreamedFact(string Topic, string Entity, string Time, string Dimension)
{
    /// <summary>What schema.yml says of it.</summary>
    /// <param name="metrics">The settings of each, for example <c>name: events, type: simple, agg: count, expr: event_id</c>.</param>
    public string Schema(params IEnumerable<string> metrics) =>
        $$"""
        sources:
          - { name: listening, schema: bronze, tables: [{ name: {{Topic}} }] }
        models:
          - name: fact_{{Entity}}
            semantic_model: true
            agg_time_dimension: {{Time}}
            columns:
              - { name: {{Entity}}_id, entity: { type: primary, name: {{Entity}} } }
              - { name: {{Time}}, granularity: second, dimension: { type: time } }
              - { name: {{Dimension}}, dimension: { type: categorical } }
            metrics:
        {{string.Concat(metrics.Select(metric => $"      - {{ {metric} }}\n"))}}
        """;
}
