namespace Mixdown.Ingest.Sources.PostgresCdc.Protocol;

/// <summary>The first byte of a message of pgoutput (PostgreSQL's manual, "Logical Replication Message Formats").</summary>
static class MessageKind
{
    public const byte Begin = (byte)'B';
    public const byte Commit = (byte)'C';
    public const byte Relation = (byte)'R';
    public const byte Insert = (byte)'I';
    public const byte Update = (byte)'U';
    public const byte Delete = (byte)'D';
    public const byte Truncate = (byte)'T';

    /// <summary>Names a type that is not built in; the relation's columns say its number, which is enough.</summary>
    public const byte Type = (byte)'Y';

    /// <summary>Says that a transaction came from another server.</summary>
    public const byte Origin = (byte)'O';

    /// <summary>A text that a program put into the log.</summary>
    public const byte Message = (byte)'M';
}
