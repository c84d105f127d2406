using Mixdown.Runs.Starting.Texts;

namespace Mixdown.Runs.Sources;

/// <summary>The tables of a load as a sources file describes them.</summary>
/// <param name="Load">The load, and the source of the same name.</param>
/// <param name="Schema">Where its tables are in the warehouse.</param>
/// <param name="Tables">In the order of their names.</param>
sealed record SourceDescription(string Load, string Schema, IReadOnlyList<DescribedTable> Tables)
{
    /// <summary>Whether a stream fills them.</summary>
    public bool IsStream { get; init; }

    /// <summary>The file of a source that none declares yet, relative to the project.</summary>
    public string File => $"models/bronze/_{Load}__sources.yml";

    static readonly string[] OfLoad =
    [
        "    What was loaded, as it came. Besides the columns below every row has _mx_file and _mx_row (where it came from), _mx_load_id,",
        "    _mx_seq and _mx_ingested_at (the load that brought it) and _mx_rescued (values that did not fit).",
    ];

    static readonly string[] OfStream =
    [
        "    Events as they came. Besides the columns below every row has _mx_topic, _mx_partition and _mx_offset (where it came from),",
        "    _mx_event_time, _mx_timestamp (when the log took it), _mx_key, _mx_ingested_at and _mx_rescued (values that did not fit).",
    ];

    /// <summary>A whole file.</summary>
    public string Text => $"sources:\n{string.Concat(Lines.Select(line => $"  {line}\n"))}";

    /// <summary>Its lines; the first begins a list's item.</summary>
    public IEnumerable<string> Lines =>
    [
        $"- name: {YamlWord.Of(Load)}",
        $"  schema: {YamlWord.Of(Schema)}",
        "  description: >-",
        .. IsStream ? OfStream : OfLoad,
        "  tables:",
        .. Tables.SelectMany(table => table.Lines).Select(line => $"    {line}"),
    ];
}
