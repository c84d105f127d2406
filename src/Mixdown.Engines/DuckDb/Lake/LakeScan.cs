using System.Globalization;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Schemas;

namespace Mixdown.Engines.DuckDb.Lake;

/// <summary>The query that reads a lake table: one SELECT for all files where they are as the schema says, else one for each kind
/// of file. Which way is faster: docs/decisions/0014-any-delta-table.md.</summary>
/// <param name="table">What it reads.</param>
/// <param name="nameOf">What a file is called in the query.</param>
/// <param name="shapes">Schemas of the files that have to be looked into, by path.</param>
/// <param name="deletedRows">The relation of deleted rows; null where there are none.</param>
sealed class LakeScan(
    ExposedTable table, Func<string, string> nameOf, IReadOnlyDictionary<string, FileShape> shapes, string? deletedRows)
{
    /// <summary>Up to here each set of constants has a SELECT of its own, which filters on it leave out without asking a file; more
    /// are joined.</summary>
    const int MostBranches = 100;

    /// <summary>Names that DuckDB gives to what it knows of a row's file.</summary>
    static readonly string[] Reserved = ["file_index", "file_row_number", "filename"];

    /// <summary>Files whose schemas the query needs.</summary>
    public static IEnumerable<string> FilesToLookInto(ExposedTable table) => table.Files.Where(file => !file.HasAllColumns).Select(file => file.Path);

    /// <summary>The query.</summary>
    public string Text()
    {
        if (table.Files.Count == 0)
            return NoRows();
        var numbered = table.Files.Select((file, number) => (File: file, Number: number));
        var joined = table.Files.Select(file => Key(file.Constants)).Distinct(StringComparer.Ordinal).Skip(MostBranches).Any();
        var groups = numbered.GroupBy(entry =>
            (Shape: shapes.GetValueOrDefault(entry.File.Path), Constants: joined ? "" : Key(entry.File.Constants), HasDeleted: entry.File.Deleted is not null));
        return string.Join(" union all ", groups.Select(group => Select([.. group], group.Key.Shape, joined, group.Key.HasDeleted)));
    }

    string NoRows() => $"select {Columns(column => ColumnSql.Null(column.Type))} where false";

    string Columns(Func<Column, string> value) =>
        string.Join(", ", table.Columns.Select(column => $"{value(column)} as {new SqlIdentifier(column.Name)}"));

    string Select(IReadOnlyList<(ExposedFile File, int Number)> files, FileShape? shape, bool joined, bool hasDeleted)
    {
        var constants = files[0].File.Constants;
        var isPlain = constants.Count == 0 && !hasDeleted && shape is null;
        var values = joined && constants.Count > 0 ? ConstantsOf(files) : "";
        var needsNumbers = values.Length > 0 || hasDeleted;
        if (needsNumbers && shape is not null)
            Refuse(shape);
        var from = $"read_parquet([{string.Join(", ", files.Select(file => LakePath.Literal(nameOf(file.File.Path))))}])";
        if (isPlain)
            return $"select {string.Join(", ", table.Columns.Select(column => new SqlIdentifier(column.Name)))} from {from}";
        return $"select {Columns(column => Value(column, constants, shape, values.Length > 0))} from {from} f{values}{(hasDeleted ? WithoutDeleted(files) : "")}";
    }

    string Value(Column column, IReadOnlyDictionary<string, string?> constants, FileShape? shape, bool joined)
    {
        if (constants.TryGetValue(column.Name, out var text))
            return $"cast({(joined ? $"c.{new SqlIdentifier(column.Name)}" : Literal(text))} as {LakeTypes.Sql(column.Type)})";
        return shape is null ? $"f.{new SqlIdentifier(column.Name)}" : new ColumnSql(shape, table.Mapping).Of(column);
    }

    /// <summary>The constants of each file, joined by its number in the list of files.</summary>
    static string ConstantsOf(IReadOnlyList<(ExposedFile File, int Number)> files)
    {
        var rows = files.Select((file, index) => string.Create(
            CultureInfo.InvariantCulture, $"({index}, {string.Join(", ", file.File.Constants.Values.Select(Literal))})"));
        var names = files[0].File.Constants.Keys.Select(name => new SqlIdentifier(name).ToString());
        return $" join (values {string.Join(", ", rows)}) c(file, {string.Join(", ", names)}) on c.file = f.file_index";
    }

    string WithoutDeleted(IReadOnlyList<(ExposedFile File, int Number)> files)
    {
        // Numbers in the relation are those of the table's files, numbers in the scan those of this SELECT's.
        var numbers = string.Join(", ", files.Select((file, index) => string.Create(CultureInfo.InvariantCulture, $"({index}, {file.Number})")));
        return $" anti join (select n.index as file, d.row from {deletedRows} d"
            + $" join (values {numbers}) n(index, number) on n.number = d.file) d on d.file = f.file_index and d.row = f.file_row_number";
    }

    static void Refuse(FileShape shape)
    {
        if (shape.Fields.FirstOrDefault(field => Reserved.Contains(field.Name, StringComparer.OrdinalIgnoreCase)) is { } taken)
        {
            throw new Data.Diagnostics.MixdownException(new Data.Diagnostics.Diagnostic(
                "MX2866", $"a data file has the column '{taken.Name}', which DuckDB keeps for itself where rows are deleted or partitions many",
                Hint: "Rename the column."));
        }
    }

    static string Literal(string? text) => text is null ? "null" : SqlText.Literal(text);

    static string Key(IReadOnlyDictionary<string, string?> constants) =>
        string.Join('\0', constants.Select(constant => $"{constant.Key}\u0001{constant.Value ?? "\u0002"}"));
}
