using System.Globalization;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.ServerTests.Chdb;

namespace Mixdown.ServerTests.Faults;

/// <summary>Compares the bronze tables as our own engine reads them with what an independent reader of Delta makes of the same
/// folders: the number of rows, and the sum of a part of the MD5 of every row's values.</summary>
static class BronzeReadByChdb
{
    public static async Task AssertEqualAsync(TestProject project)
    {
        var tables = Tables(project);
        Assert.NotEmpty(tables);

        var theirs = await ChdbReader.QueryAsync(tables.Select(table => ClickHouseSum(project, table)));

        Assert.Equal(tables.Select(table => $"{table.Name}: {table.Sum}"), tables.Zip(theirs, (table, sum) => $"{table.Name}: {sum[0]}"));
    }

    static List<BronzeTable> Tables(TestProject project)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var engine = DuckDbEngine.Open(new DuckDbEngineOptions { File = project.Warehouse, ReadOnly = true });
        using var session = engine.OpenSession();
        // The views name their files from the project's folder.
        session.Execute($"set file_search_path = '{project.Folder}'", cancel);
        return [.. session.Query("select table_name from information_schema.tables where table_schema = 'bronze' and not ends_with(table_name, '__quarantine') order by 1", cancel)
            .Rows.Select(row => Sum(session, (string)row[0]!, cancel))];
    }

    static BronzeTable Sum(IEngineSession session, string name, CancellationToken cancel)
    {
        var columns = session.Query($"describe bronze.\"{name}\"", cancel).Rows.Select(row => ((string)row[0]!, (string)row[1]!)).ToList();
        var text = string.Join(" || '|' || ", columns.Select(column => $"coalesce({DuckDbText(column)}, '~')"));
        var sum = session.Query($"select '[\"' || count(*) || '\",\"' || sum(cast('0x' || substr(md5({text}), 1, 8) as bigint)) || '\"]' from bronze.\"{name}\"", cancel);
        return new BronzeTable(name, columns, (string)sum.Rows[0][0]!);
    }

    static string DuckDbText((string Name, string Type) column) => column.Type switch
    {
        var type when type.StartsWith("TIMESTAMP", StringComparison.Ordinal) => $"cast(epoch_us(\"{column.Name}\") as varchar)",
        var type when type.StartsWith("DECIMAL", StringComparison.Ordinal) => $"cast(cast(\"{column.Name}\" * {Scale(type)} as bigint) as varchar)",
        _ => $"cast(\"{column.Name}\" as varchar)",
    };

    static string ClickHouseSum(TestProject project, BronzeTable table)
    {
        var text = string.Join(", '|', ", table.Columns.Select(column => $"coalesce({ClickHouseText(column)}, '~')"));
        var folder = Path.Combine(project.Folder, "data", "dev", "lake", "bronze", table.Name);
        return $"select count(), sum(reinterpretAsUInt32(reverse(unhex(substring(hex(MD5(concat({text}))), 1, 8))))) from deltaLakeLocal('{folder}')";
    }

    static string ClickHouseText((string Name, string Type) column) => column.Type switch
    {
        var type when type.StartsWith("TIMESTAMP", StringComparison.Ordinal) => $"toString(toUnixTimestamp64Micro(\"{column.Name}\"))",
        var type when type.StartsWith("DECIMAL", StringComparison.Ordinal) => $"toString(toInt64(\"{column.Name}\" * {Scale(type)}))",
        _ => $"toString(\"{column.Name}\")",
    };

    /// <summary>10 to the power of the type's scale: engines differ in how many zeros they print.</summary>
    static string Scale(string type) =>
        "1" + new string('0', int.Parse(type[(type.IndexOf(',', StringComparison.Ordinal) + 1)..^1], CultureInfo.InvariantCulture));

    sealed record BronzeTable(string Name, IReadOnlyList<(string Name, string Type)> Columns, string Sum);
}
