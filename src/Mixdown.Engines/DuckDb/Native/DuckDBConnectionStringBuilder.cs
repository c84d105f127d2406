using System.Collections.Immutable;
using System.Data.Common;
using Mixdown.Engines.DuckDb.Native.Databases;

namespace Mixdown.Engines.DuckDb.Native;

/// <summary><c>Data Source=store.duckdb;memory_limit=1GB</c>: a file or <c>:memory:</c>, and DuckDB's configuration options by
/// their own names.</summary>
public sealed class DuckDBConnectionStringBuilder : DbConnectionStringBuilder
{
    const string Source = "Data Source";

    /// <summary>The file, or <c>:memory:</c>, which is also what none means.</summary>
    public string DataSource
    {
        get => TryGetValue(Source, out var path) || TryGetValue("DataSource", out path) ? (string)path : NativeDatabase.InMemory;
        set => this[Source] = value;
    }

    internal DatabaseSettings Settings => new(Keys.Cast<string>()
        .Where(key => !key.Equals(Source, StringComparison.OrdinalIgnoreCase) && !key.Equals("DataSource", StringComparison.OrdinalIgnoreCase))
        .ToImmutableSortedDictionary(key => key, key => (string)this[key], StringComparer.Ordinal));
}
