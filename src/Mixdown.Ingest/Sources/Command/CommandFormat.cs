namespace Mixdown.Ingest.Sources.Command;

/// <summary>What a command writes: the key <c>format</c>.</summary>
public enum CommandFormat
{
    /// <summary>Messages where the first line is one, else records.</summary>
    Auto,

    /// <summary>A record a line, all of one table.</summary>
    Ndjson,

    /// <summary>Singer's messages SCHEMA, RECORD and STATE, a line each.</summary>
    Singer,
}
