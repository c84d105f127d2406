namespace Mixdown.Cli.Rendering.Progress;

/// <summary>Lines for tables that are being read. Pure.</summary>
static class ProgressLines
{
    const int MostLines = 12;
    const int NameWidth = 28;
    const int ShortNameWidth = 16;

    /// <summary>One line a table for a terminal; where it is narrow, what matters least is left out.</summary>
    /// <param name="tables">In order.</param>
    /// <param name="columns">Characters of a line at most.</param>
    public static IEnumerable<string> Of(IReadOnlyList<TableMeter> tables, int columns)
    {
        var names = tables.Count == 0 ? 0 : Math.Min(NameWidth, tables.Max(table => Name(table).Length));
        foreach (var table in tables.Take(MostLines))
            yield return Fitting(table, names, columns);
        if (tables.Count > MostLines)
            yield return $"  … and {Figures.Count(tables.Count - MostLines, "table")} more";
    }

    /// <summary>A line of a log.</summary>
    public static string Plain(TableMeter table) => Joined($"  load {Name(table)}", Figures.Count(table.Now.Rows, "row"), Share(table), Left(table));

    static string Fitting(TableMeter table, int names, int columns)
    {
        var shown = Variants(table, names).ToList();
        return shown.Find(line => line.Length <= columns) ?? shown[^1];
    }

    static IEnumerable<string> Variants(TableMeter table, int names)
    {
        var (name, rows) = ($"  {Cut(Name(table), names)}", $"{Figures.Count(table.Now.Rows),12} rows");
        var (share, left) = ($"{Share(table),4}", Left(table));
        var (bytes, rates) = ($"{Figures.Bytes(table.Now.Bytes),6}", $"{Figures.Rate(table.RowRate)} rows/s");
        yield return Joined(name, $"{Bar(table, 20)} {share}", rows, bytes, $"{rates}  {Figures.Bytes(table.ByteRate)}/s", left);
        yield return Joined(name, $"{Bar(table, 10)} {share}", rows, bytes, rates, left);
        yield return Joined(name, share, rows, bytes, left);
        yield return Joined(name, share, rows, left);
        yield return Joined($"  {Cut(Name(table), Math.Min(names, ShortNameWidth))}", share, left);
        yield return Joined($"  {Cut(Name(table), Math.Min(names, ShortNameWidth))}", share);
    }

    static string Joined(params IEnumerable<string> parts) => string.Join("  ", parts.Where(part => part.Length > 0));

    static string Name(TableMeter table) => $"{table.Now.Load}.{table.Now.Table}";

    static string Cut(string name, int width) => name.Length > width ? $"{name[..(width - 1)]}…" : name.PadRight(width);

    static string Bar(TableMeter table, int cells) => Bars.Of(table.Share ?? 0, cells);

    static string Share(TableMeter table) => table.Share is { } share ? $"{(int)(share * 100)} %" : "";

    static string Left(TableMeter table) => table.Left is { } left ? $"{Figures.Clock(left)} left" : "";
}
