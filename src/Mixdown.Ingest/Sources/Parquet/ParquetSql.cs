using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Data.Schemas.Types;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Bronze;

namespace Mixdown.Ingest.Sources.Parquet;

/// <summary>The query that reads a Parquet file as rows of its table. Values are checked only where they may not fit: a file
/// whose types are the table's is read as it is.</summary>
/// <param name="path">The file.</param>
/// <param name="columns">What the file has, by the names of the lake.</param>
/// <param name="targets">What becomes of each of them.</param>
sealed class ParquetSql(string path, IReadOnlyList<ParquetColumn> columns, IReadOnlyList<ColumnTarget> targets)
{
    const string RowNumber = "file_row_number";

    /// <summary>The file as a relation; folders named like partitions are not looked at.</summary>
    public static string Read(string path) => $"read_parquet({SqlText.Literal(path)}, hive_partitioning = false)";

    /// <summary>Whether any value may not fit.</summary>
    public bool MayMisfit => Misfits().Any();

    /// <summary>All rows: the kept columns, <c>_mx_row</c> and <c>_mx_rescued</c>.</summary>
    /// <param name="keepsRescued">Whether what does not fit is kept; else it is NULL and forgotten.</param>
    /// <param name="withoutRejected">Whether rows with values that are not wanted are left out.</param>
    public string Rows(bool keepsRescued, bool withoutRejected)
    {
        var values = Kept().Select(kept => $"{Value(kept.Own, kept.Target.Column!)} as {Name(kept.Target.Column!.Name)}");
        var rescued = keepsRescued && MayMisfit ? Rescued() : "cast(null as varchar)";
        var where = withoutRejected ? $" where not coalesce({Rejected()}, false)" : "";
        return $"select {string.Join(", ", values.Append($"{RowNumber} + 1 as {RowLineage.Row}").Append($"{rescued} as {RowLineage.Rescued}"))} from {Numbered()}{where}";
    }

    /// <summary>How many values do not fit, and one row number of them.</summary>
    public string CountMisfits() =>
        $"select coalesce(sum({string.Join(" + ", Misfits().Select(misfit => $"({misfit.Test})::bigint"))}), 0)::bigint, min({RowNumber} + 1) filter ({Any(Misfits())}) from {Numbered()}";

    /// <summary>The rows that are not wanted: number, whether a value does not fit, and the row as JSON.</summary>
    /// <param name="misfitsToo">Whether rows with values that do not fit are among them.</param>
    public string RejectedRows(bool misfitsToo)
    {
        Choose(misfitsToo);
        return $"select {RowNumber} + 1, coalesce({Unwanted()}, false), cast(to_json(columns_of) as varchar) from (select {RowNumber}, {All()}, {Struct()} as columns_of from {Numbered()}) where {Rejected()} order by 1";
    }

    /// <summary>Says which rows are not wanted.</summary>
    public ParquetSql Choose(bool misfitsToo)
    {
        RejectsMisfits = misfitsToo;
        return this;
    }

    /// <summary>Whether a row is not wanted for a value in it.</summary>
    public bool HasRejected => UnwantedColumns().Any() || (RejectsMisfits && MayMisfit);

    bool RejectsMisfits { get; set; }

    string Numbered() => $"read_parquet({SqlText.Literal(path)}, {RowNumber} = true, hive_partitioning = false)";

    string All() => string.Join(", ", columns.Select(column => column.Own).Distinct(StringComparer.Ordinal).Select(Name));

    string Struct() => $"struct_pack({string.Join(", ", columns.Select(column => column.Own).Distinct(StringComparer.Ordinal).Select(own => $"{Name(own)} := {Name(own)}"))})";

    string Rejected()
    {
        var unwanted = Unwanted();
        return RejectsMisfits && MayMisfit ? $"({unwanted} or {Any(Misfits())})" : unwanted;
    }

    string Unwanted() => UnwantedColumns().Any() ? $"({string.Join(" or ", UnwantedColumns().Select(own => $"{Name(own)} is not null"))})" : "false";

    IEnumerable<string> UnwantedColumns() =>
        targets.Where(target => target.RejectsRows).Select(target => columns.First(column => Same(column.Column.Name, target.Name)).Own);

    IEnumerable<(ParquetColumn Own, ColumnTarget Target)> Kept() =>
        targets.Where(target => target.Column is not null).Select(target => (columns.First(column => Same(column.Column.Name, target.Name)), target));

    IEnumerable<(string Name, string Own, string Test)> Misfits() =>
        from kept in Kept()
        let test = Misfit(kept.Own, kept.Target.Column!)
        where test is not null
        select (kept.Target.Column!.Name, kept.Own.Own, test);

    static string Any(IEnumerable<(string Name, string Own, string Test)> misfits) => $"({string.Join(" or ", misfits.Select(misfit => misfit.Test))})";

    string Rescued()
    {
        var parts = Misfits().Select(misfit =>
            $"case when {misfit.Test} then {SqlText.Literal(System.Text.Json.JsonSerializer.Serialize(misfit.Name) + ":")} || cast(to_json(cast({Name(misfit.Own)} as varchar)) as varchar) end");
        return $"case when {Any(Misfits())} then '{{' || concat_ws(',', {string.Join(", ", parts)}) || '}}' end";
    }

    static string Value(ParquetColumn own, Column target)
    {
        var value = Plain(own);
        if (own.Column.Type == target.Type)
            return Misfit(own, target) is { } test ? $"case when {test} then null else try_cast({value} as {LakeTypes.Sql(target.Type)}) end" : $"cast({value} as {LakeTypes.Sql(target.Type)})";
        return Misfit(own, target) is { } other ? $"case when {other} then null else try_cast({value} as {LakeTypes.Sql(target.Type)}) end" : $"try_cast({value} as {LakeTypes.Sql(target.Type)})";
    }

    /// <summary>When a value does not fit its column; null where every value does. A value fits when it comes back from the
    /// column's type as it was.</summary>
    static string? Misfit(ParquetColumn own, Column target)
    {
        var (value, type) = (Plain(own), LakeTypes.Sql(target.Type));
        var name = Name(own.Own);
        if (own.Column.Type == target.Type)
            return own.Fit == TypeFit.Rescued && !own.IsNanoseconds ? $"({name} is not null and {Outside(own, target, name)})" : null;
        if (target.Type is DataType.String)
            return null;
        if (IsNested(own.Column.Type) || IsNested(target.Type) || HasZone(own.Column.Type) != HasZone(target.Type))
            return IsNested(own.Column.Type) && IsNested(target.Type) ? $"({name} is not null and try_cast({value} as {type}) is null)" : $"({name} is not null)";
        return $"({name} is not null and (try_cast({value} as {type}) is null or try_cast(try_cast({value} as {type}) as {LakeTypes.Sql(own.Column.Type)}) is distinct from try_cast({value} as {LakeTypes.Sql(own.Column.Type)})))";
    }

    static string Outside(ParquetColumn own, Column target, string name) => target.Type is DataType.Date or DataType.Timestamp
        ? $"not isfinite({name})"
        : $"try_cast({Plain(own)} as {LakeTypes.Sql(target.Type)}) is null";

    /// <summary>The file's value, microseconds and nanoseconds apart.</summary>
    static string Plain(ParquetColumn own)
    {
        var name = Name(own.Own);
        if (own.Fit != TypeFit.Nanoseconds)
            return name;
        var rest = $"((epoch_ns({name}) % 1000 + 1000) % 1000)";
        return own.IsNanoseconds ? rest : $"make_timestamp((epoch_ns({name}) - {rest}) // 1000)";
    }

    static bool IsNested(DataType type) => type is DataType.List or DataType.Struct or DataType.Map;

    static bool? HasZone(DataType type) => type is DataType.Timestamp timestamp ? timestamp.HasZone : null;

    static string Name(string column) => new SqlIdentifier(column).ToString();

    static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
