using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Postgres.Connections;

namespace Mixdown.Ingest.Sources.Postgres;

/// <summary>A load of type postgres.</summary>
public sealed record PostgresSourceOptions : SourceOptions
{
    internal const string Word = "postgres";

    internal PostgresSourceOptions(PostgresAddress address) => Address = address;

    /// <inheritdoc/>
    public override string Kind => Word;

    /// <inheritdoc/>
    public override string Place => Address.Place;

    /// <summary>Schemas whose tables are meant where a name has none. Default <c>public</c>.</summary>
    public IReadOnlyList<string> Schemas { get; init; } = ["public"];

    /// <summary>Connections that read one table side by side. Default 4; the engine's threads are a bound too.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>Bytes of a value above which it is not kept but rescued. Default 64 MB: a value is in memory whole, once for each
    /// connection and once in the engine.</summary>
    public long MaxValueBytes { get; init; } = 64L << 20;

    /// <summary>How long the transaction that holds the source's snapshot may be open. Default 12 h. While it is, the server
    /// keeps the dead rows of every table.</summary>
    public TimeSpan MaxTransaction { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Which database.</summary>
    internal PostgresAddress Address { get; }

    /// <summary>How long its connections may take.</summary>
    internal PostgresLimits Limits { get; init; } = new();

    internal static SourceOptions Bind(SettingReader load, ICollection<Diagnostic> diagnostics) =>
        new PostgresOptionsBinder(load, diagnostics).Bind();

    internal override bool IsQueried => true;

    internal override ISource Open(SourceHost host) => new PostgresSource(this, host.Clock);
}
