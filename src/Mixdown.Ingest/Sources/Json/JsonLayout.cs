namespace Mixdown.Ingest.Sources.Json;

/// <summary>How the records of a file follow each other: the key <c>layout</c>.</summary>
public enum JsonLayout
{
    /// <summary>As the file begins: <c>[</c> is a document; a line that is an object makes the file one of lines.</summary>
    Auto,

    /// <summary>One record a line (JSONL, NDJSON).</summary>
    Lines,

    /// <summary>One array of records, one record, or records one after the other, with line ends anywhere.</summary>
    Document,
}
