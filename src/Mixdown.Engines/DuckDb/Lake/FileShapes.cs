using System.Globalization;
using Mixdown.Data.Naming;

namespace Mixdown.Engines.DuckDb.Lake;

/// <summary>Reads the schemas of data files. Files that are alike share one object.</summary>
/// <param name="session">Reads the footers.</param>
sealed class FileShapes(DuckDbSession session)
{
    /// <summary>Files whose schemas are asked for in one statement.</summary>
    const int FilesAtOnce = 1000;

    const string Facts = "concat_ws(chr(31), name, type, repetition_type, num_children, converted_type, field_id, logical_type, duckdb_type)";

    /// <summary>The schema of each file.</summary>
    /// <param name="paths">As the engine opens them.</param>
    /// <param name="cancel">Stops the reading.</param>
    public IReadOnlyDictionary<string, FileShape> Read(IEnumerable<string> paths, CancellationToken cancel)
    {
        var byDigest = new Dictionary<string, FileShape>(StringComparer.Ordinal);
        var shapes = new Dictionary<string, FileShape>(StringComparer.Ordinal);
        foreach (var some in paths.Distinct(StringComparer.Ordinal).Chunk(FilesAtOnce))
        {
            foreach (var (path, digest) in Digests(some, cancel))
            {
                if (!byDigest.TryGetValue(digest, out var shape))
                    byDigest.Add(digest, shape = ReadOne(path, cancel));
                shapes.Add(path, shape);
            }
        }
        return shapes;
    }

    IEnumerable<(string Path, string Digest)> Digests(string[] paths, CancellationToken cancel) => session.Query(
        $"""
        select file_name, md5(string_agg(facts, chr(30) order by row))
        from (select file_name, row_number() over () as row, {Facts} as facts from parquet_schema([{string.Join(", ", paths.Select(LakePath.Literal))}]))
        group by file_name
        """, cancel).Rows.Select(row => ((string)row[0]!, (string)row[1]!));

    FileShape ReadOne(string path, CancellationToken cancel)
    {
        var rows = session.Query(
            $"select name, num_children, converted_type, repetition_type, field_id, duckdb_type from parquet_schema({LakePath.Literal(path)})", cancel).Rows;
        using var elements = rows.Skip(1).GetEnumerator();
        return new FileShape(Fields(elements, Number(rows[0][1]) ?? 0));
    }

    static ParquetField[] Fields(IEnumerator<object?[]> rows, int count)
    {
        var fields = new ParquetField[count];
        for (var i = 0; i < count && rows.MoveNext(); i++)
            fields[i] = Field(rows, rows.Current);
        return fields;
    }

    static ParquetField Field(IEnumerator<object?[]> rows, object?[] row)
    {
        var (name, type, annotation) = ((string)row[0]!, (string?)row[5], (string?)row[2]);
        var inner = Fields(rows, Number(row[1]) ?? 0);
        var field = annotation switch
        {
            "LIST" => new ParquetField(name, ParquetKind.List, null, Element(inner)),
            "MAP" or "MAP_KEY_VALUE" => new ParquetField(name, ParquetKind.Map, null, inner is [{ Inner: [_, _] sides }] ? sides : inner),
            _ when inner.Length > 0 => new ParquetField(name, ParquetKind.Struct, null, inner),
            _ => new ParquetField(name, ParquetKind.Value, type, []),
        };
        return field with { Id = Number(row[4]) };
    }

    /// <summary>A list has a repeated group round its element, but for old writers, whose repeated field is the element itself.</summary>
    static IReadOnlyList<ParquetField> Element(ParquetField[] inner) =>
        inner is [{ Kind: ParquetKind.Struct, Inner: [_] element, Name: var name }] && name != "array" && !name.EndsWith("_tuple", StringComparison.Ordinal)
            ? element : inner;

    static int? Number(object? value) => value is null ? null : Convert.ToInt32(value, CultureInfo.InvariantCulture);
}
