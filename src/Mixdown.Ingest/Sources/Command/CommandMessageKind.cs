namespace Mixdown.Ingest.Sources.Command;

/// <summary>The messages of Singer.</summary>
enum CommandMessageKind
{
    /// <summary>No message: a record of its own.</summary>
    None,

    /// <summary>A record of a stream.</summary>
    Record,

    /// <summary>What a stream's records look like, and their key.</summary>
    Schema,

    /// <summary>Where the next run goes on.</summary>
    State,

    /// <summary>One that means nothing here.</summary>
    Other,
}
