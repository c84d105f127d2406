using System.Globalization;
using Mixdown.Data.Naming;

namespace Mixdown.Streams.Bronze;

/// <summary>The table of a topic of a stream.</summary>
/// <param name="Target">The environment.</param>
/// <param name="Stream">The stream's name.</param>
/// <param name="Schema">The schema in the warehouse, and the folder in the lake.</param>
/// <param name="Topic">The topic, and the table.</param>
sealed record StreamName(string Target, string Stream, string Schema, string Topic)
{
    /// <summary>What the name of a quarantine ends with.</summary>
    public const string QuarantineSuffix = "__quarantine";

    /// <summary>The table's folder in the lake.</summary>
    public string Path => $"{Schema}/{Topic}";

    /// <summary>The quarantine's folder in the lake.</summary>
    public string QuarantinePath => Path + QuarantineSuffix;

    /// <summary>Its name in the warehouse.</summary>
    public TableName InWarehouse => new(Schema, Topic);

    /// <summary>The quarantine's name in the warehouse.</summary>
    public TableName QuarantineInWarehouse => new(Schema, Topic + QuarantineSuffix);

    /// <summary>A partition in the logs of tables: its version is the offset that is read next.</summary>
    public string AppId(int partition) => string.Create(CultureInfo.InvariantCulture, $"{Application}/{partition}");

    /// <summary>The commits of the stream in the table's log, counted.</summary>
    public string CommitId => $"{Application}/commit";

    /// <summary>Records that were read again, counted: in the table's log with their rows, in the quarantine's with those that were
    /// rejected this time.</summary>
    public string ReplayId => $"{Application}/replay";

    /// <summary>In the quarantine's log: up to which of <see cref="ReplayId"/> it has let go of what is in the table.</summary>
    public string SettledId => $"{Application}/settled";

    /// <summary>The partition of an application id; null when it is none of this table's.</summary>
    public int? PartitionOf(string appId) =>
        appId.StartsWith(Application, StringComparison.Ordinal) && appId.Length > Application.Length && appId[Application.Length] == '/'
        && int.TryParse(appId.AsSpan(Application.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var partition)
            ? partition
            : null;

    string Application => $"mixdown/{Target}/{Stream}/{Topic}";
}
