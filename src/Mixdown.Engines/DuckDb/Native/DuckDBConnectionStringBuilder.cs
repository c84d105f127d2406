using System.Collections.Immutable;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Mixdown.Engines.DuckDb.Native.Databases;

namespace Mixdown.Engines.DuckDb.Native;

/// <summary><c>Data Source=store.duckdb;memory_limit=1GB</c>: a file or <c>:memory:</c>, and DuckDB's configuration options by
/// their own names.</summary>
[SuppressMessage("Design", "CA1010", Justification = "The shape is that of ADO.NET's base class.")]
public sealed class DuckDBConnectionStringBuilder : DbConnectionStringBuilder
{
    const string Source = "Data Source";
    const string SourceInOneWord = "DataSource";

    /// <summary>The file, or <c>:memory:</c>, which is also what none means.</summary>
    public string DataSource
    {
        get => TryGetValue(Source, out var path) || TryGetValue(SourceInOneWord, out path) ? (string)path : NativeDatabase.InMemory;
        set => this[Source] = value;
    }

    internal DatabaseSettings Settings => new(Keys.Cast<string>()
        .Where(key => !IsSource(key))
        .ToImmutableSortedDictionary(key => key, key => (string)this[key], StringComparer.Ordinal));

    static bool IsSource(string key) =>
        key.Equals(Source, StringComparison.OrdinalIgnoreCase) || key.Equals(SourceInOneWord, StringComparison.OrdinalIgnoreCase);
}
