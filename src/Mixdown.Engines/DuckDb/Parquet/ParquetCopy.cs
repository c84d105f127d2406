using System.Globalization;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb.Native.Functions;

namespace Mixdown.Engines.DuckDb.Parquet;

/// <summary>The text of COPY statements that write Parquet.</summary>
static class ParquetCopy
{
    /// <summary>The rows of a part with the constants after them.</summary>
    internal static string Rows(PartScan scan, ParquetWriteOptions options)
    {
        var constants = options.Constants.Select((constant, i) => string.Create(
            CultureInfo.InvariantCulture, $", cast(${i + 1} as {TypeText(constant)}) as {new SqlIdentifier(constant.Column.Name)}"));
        return $"select *{string.Concat(constants)} from {scan.Sql}";
    }

    /// <summary>Everything into one file.</summary>
    internal static string OneFile(string rows, string file, ParquetWriteOptions options) =>
        $"copy ({rows}) to {SqlText.Literal(file)} ({Format(options)}, use_tmp_file false)";

    /// <summary>A new file wherever one is large enough.</summary>
    internal static string Files(string rows, string folder, string stem, ParquetWriteOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"copy ({rows}) to {SqlText.Literal(folder)} ({Format(options)}, file_size_bytes {options.FileBytes}, filename_pattern {SqlText.Literal(stem + "-{i}")}, overwrite_or_ignore true)");

    static string Format(ParquetWriteOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"format parquet, compression zstd, parquet_version v2, return_stats true, row_group_size {options.RowGroupRows}, row_group_size_bytes {options.RowGroupBytes}");

    /// <summary>The type as which a constant is written. In the file an ENUM is a text like any other; DuckDB then does not look
    /// each row's text up in its dictionary, a twelfth of the work of a load (bench/Mixdown.Bench/Benches/CsvLoadBench.cs).</summary>
    static string TypeText(ConstantColumn constant) => constant is { Column.Type: DataType.String, Value: string text }
        ? $"enum({SqlText.Literal(text)})"
        : LakeTypes.Sql(constant.Column.Type);
}
