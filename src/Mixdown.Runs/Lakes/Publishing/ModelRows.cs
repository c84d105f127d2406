using System.Security.Cryptography;
using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Schemas;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;

namespace Mixdown.Runs.Lakes.Publishing;

/// <summary>The rows of a model in a file of this machine, as they come into the lake.</summary>
/// <param name="file">Parquet, as the warehouse wrote it.</param>
/// <param name="columns">The lake's columns.</param>
sealed class ModelRows(string file, ColumnList columns)
{
    /// <summary>The lake's columns.</summary>
    public ColumnList Columns => columns;

    /// <summary>A hash of columns and rows; the order of rows does not count.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Reads the file's types and all its rows.</summary>
    /// <exception cref="MixdownException">MX4056: a number does not fit.</exception>
    public void Inspect(DuckDbEngine engine, CancellationToken cancel)
    {
        using var session = engine.OpenSession();
        var described = session.Query($"describe select * from read_parquet({SqlText.Literal(file)})", cancel);
        _inFile = described.Rows.ToDictionary(row => (string)row[0]!, row => (string)row[1]!, StringComparer.Ordinal);
        CheckNumbers(session, cancel);
        var rows = session.Query(
            $"select count(*)::varchar, coalesce(sum(hash(found)), 0)::varchar, coalesce(bit_xor(hash(found)), 0)::varchar from ({Select(columns, null)}) found", cancel).Rows[0];
        var text = $"{SchemaJson.Write(columns)}\n{rows[0]} {rows[1]} {rows[2]}";
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
    }

    /// <summary>The query that gives the rows, all of them or those of one partition.</summary>
    /// <param name="wanted">Columns of the file.</param>
    /// <param name="partition">Values of partition columns as text; null for all rows.</param>
    public string Select(IEnumerable<Column> wanted, IReadOnlyDictionary<string, string?>? partition)
    {
        var where = partition is null || partition.Count == 0 ? "" : " where " + string.Join(" and ", partition.Select(Condition));
        return $"select {string.Join(", ", wanted.Select(column => $"{Value(column)} as {Name(column)}"))} from read_parquet({SqlText.Literal(file)}){where}";
    }

    /// <summary>The values of each partition that has rows, as text.</summary>
    /// <param name="by">The partition columns.</param>
    /// <param name="most">More partitions than that are not looked for.</param>
    /// <param name="engine">Reads the file.</param>
    /// <param name="cancel">Stops it.</param>
    public IReadOnlyList<IReadOnlyDictionary<string, string?>> Partitions(IReadOnlyList<Column> by, int most, DuckDbEngine engine, CancellationToken cancel)
    {
        using var session = engine.OpenSession();
        var values = string.Join(", ", by.Select(column => $"cast({Value(column)} as varchar)"));
        var found = session.QueryAtMost($"select distinct {values} from read_parquet({SqlText.Literal(file)}) order by all", most + 1, cancel);
        return [.. found.Rows.Select(row => by.Zip(row).ToDictionary(pair => pair.First.Name, pair => (string?)pair.Second, StringComparer.Ordinal))];
    }

    Dictionary<string, string> _inFile = [];

    string Condition(KeyValuePair<string, string?> part) =>
        $"cast({Value(columns[columns.IndexOf(part.Key)])} as varchar) is not distinct from {(part.Value is { } value ? SqlText.Literal(value) : "null")}";

    /// <summary>Bytes come as hexadecimal digits from a warehouse that hands out text.</summary>
    string Value(Column column) => column.Type is DataType.Binary && _inFile[column.Name] == "VARCHAR"
        ? $"unhex({Name(column)})" : $"cast({Name(column)} as {LakeTypes.Sql(column.Type)})";

    /// <summary>A cast would round what has more decimals, and nobody would see it.</summary>
    void CheckNumbers(DuckDbSession session, CancellationToken cancel)
    {
        foreach (var column in columns.Where(column => column.Type is DataType.Decimal && _inFile[column.Name] == "VARCHAR"))
        {
            var scale = ((DataType.Decimal)column.Type).Scale;
            var bad = session.QueryAtMost(
                $$"""
                select {{Name(column)}} from read_parquet({{SqlText.Literal(file)}})
                where {{Name(column)}} is not null and (try_cast({{Name(column)}} as {{LakeTypes.Sql(column.Type)}}) is null or regexp_matches({{Name(column)}}, '\.\d{{{scale}}}\d*[1-9]'))
                """, 1, cancel);
            if (bad.Rows is [[string value], ..])
                throw new MixdownException(new Diagnostic(
                    "MX4056", $"{value} in the column '{column.Name}' does not fit the lake's {LakeTypes.Sql(column.Type)}",
                    Hint: $"Say in the model how many digits it has: cast({column.Name} as numeric(18, 2)), or make it a double precision."));
        }
    }

    static string Name(Column column) => new SqlIdentifier(column.Name).ToString();
}
