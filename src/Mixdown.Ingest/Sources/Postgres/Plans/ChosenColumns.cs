using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Postgres.Catalog;

namespace Mixdown.Ingest.Sources.Postgres.Plans;

/// <summary>Which columns of a table are read. Pure.</summary>
sealed class ChosenColumns(PostgresTable table, LoadTable settings)
{
    /// <summary>Those that are named, else all; without those that are excluded.</summary>
    /// <exception cref="MixdownException">A name is not there, or a column may not be read.</exception>
    public IReadOnlyList<PostgresColumn> Choose(IReadOnlyList<PostgresColumn> all)
    {
        var unknown = settings.Query.OnlyColumns.Concat(settings.Query.ExcludeColumns).Where(name => !all.Any(column => column.Name == name)).ToList();
        if (unknown.Count > 0)
            throw new MixdownException(unknown.ConvertAll(name => Unknown(name, all)));
        var chosen = all.Where(column =>
            (settings.Query.OnlyColumns.Count == 0 || settings.Query.OnlyColumns.Contains(column.Name, StringComparer.Ordinal))
            && !settings.Query.ExcludeColumns.Contains(column.Name, StringComparer.Ordinal)).ToList();
        var closed = chosen.Where(column => !column.IsReadable).Select(column => new SqlIdentifier(column.Name).ToString()).ToList();
        return closed.Count == 0 ? chosen : throw new MixdownException(new Diagnostic(
            "MX2243", $"{table.Name} has columns that may not be read: {string.Join(", ", closed)}", settings.At,
            $"GRANT SELECT ({string.Join(", ", closed)}) ON {table.Name.Sql} TO the role that logs in, or name them under 'exclude_columns'."));
    }

    Diagnostic Unknown(string name, IReadOnlyList<PostgresColumn> all) => new(
        "MX2248", $"{table.Name} has no column '{name}'", settings.At, DidYouMean.Hint(name, all.Select(column => column.Name)));
}
