using System.Data;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.Ingest.Sources.Ado;

/// <summary>The keys of a load of type ado.</summary>
public sealed record AdoSourceOptions : SourceOptions
{
    /// <inheritdoc/>
    public override string Kind => "ado";

    /// <inheritdoc/>
    public override string Place => Provider;

    /// <summary>The provider's name, which is its assembly's: <c>Microsoft.Data.SqlClient</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's own connection string. It may hold a password: no message shows it.</summary>
    public required string Connection { get; init; }

    /// <summary>Where it is said.</summary>
    public required SourceSpan At { get; init; }

    /// <summary>The table, where there is one.</summary>
    public string? Table { get; init; }

    /// <summary>A SELECT for tables that are none of the database's, by name.</summary>
    internal IReadOnlyDictionary<string, string> Queries { get; init; } = new Dictionary<string, string>();

    /// <summary>Of the transaction in which a table is read. Default: repeatable read, in which the upper bound of the cursor and
    /// the rows are of one moment on most databases.</summary>
    public IsolationLevel Isolation { get; init; } = IsolationLevel.RepeatableRead;

    /// <summary>How long a statement may take to begin to answer. Default: no limit.</summary>
    public TimeSpan CommandTimeout { get; init; }

    /// <summary>The letter in front of a parameter's name. Default <c>@</c>; Oracle wants <c>:</c>.</summary>
    public string ParameterMark { get; init; } = "@";

    /// <summary>Largest value in bytes or letters that is kept. Default 64 MiB.</summary>
    public long MaxValueBytes { get; init; } = 64L << 20;

    internal static SourceOptions Bind(SettingReader load, ICollection<Diagnostic> diagnostics)
    {
        var options = new AdoSourceOptions { Provider = load.RequiredText("provider"), Connection = load.RequiredText("connection"), At = load.At, Table = load.Text("table"), Queries = QueriesOf(load) };
        if (load.Map("options") is not { } map)
            return options;
        options = options with
        {
            Isolation = map.Choice("isolation", options.Isolation),
            CommandTimeout = map.Time("command_timeout", TimeSpan.Zero),
            ParameterMark = map.Text("parameter_mark", options.ParameterMark)!,
            MaxValueBytes = map.Bytes("max_value", options.MaxValueBytes, min: 1024, max: 1L << 30),
        };
        map.Finish();
        return options;
    }

    internal override bool IsQueried => true;

    internal override string? OneTable => Table;

    internal override ISource Open(SourceHost host) => new AdoSource(this, host);

    static IReadOnlyDictionary<string, string> QueriesOf(SettingReader load) => load.Node("queries") switch
    {
        null => new Dictionary<string, string>(),
        SettingNode.Map map => map.Entries.Where(entry => entry.Value is SettingNode.Scalar)
            .ToDictionary(entry => entry.Key, entry => ((SettingNode.Scalar)entry.Value).Text.Trim().TrimEnd(';'), StringComparer.Ordinal),
        var other => load.Wrong<IReadOnlyDictionary<string, string>>("queries", other, "a map of tables to SELECTs", new Dictionary<string, string>()),
    };
}
