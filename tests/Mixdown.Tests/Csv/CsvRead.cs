using System.Text;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Quarantine;
using Mixdown.Ingest.Sources;
using Mixdown.Ingest.Sources.Csv;
using Mixdown.Ingest.Sources.Files;
using Mixdown.Ingest.Sources.Files.Bytes;

namespace Mixdown.Tests.Csv;

/// <summary>What reading a CSV text gives.</summary>
/// <param name="Rows">Fields in the order of the columns, then <c>_mx_row</c> and <c>_mx_rescued</c>; in the order of the file.</param>
/// <param name="Rejected">In the order of the file.</param>
/// <param name="Read">Records met.</param>
sealed record CsvRead(IReadOnlyList<string?[]> Rows, IReadOnlyList<RejectedRow> Rejected, long Read)
{
    /// <summary>Rows as text, fields separated by <c>|</c>, NULL as <c>∅</c>, without the two last columns.</summary>
    public IEnumerable<string> Lines => Rows.Select(row => string.Join('|', row[..^2].Select(value => value ?? "∅")));

    public IEnumerable<string> Reasons => Rejected.Select(row => $"{row.Line}: {row.Code}: {row.Reason}");

    public static CsvRead Of(string text, params IReadOnlyList<DataType> types) => Of(Encoding.UTF8.GetBytes(text), types);

    public static CsvRead Of(byte[] bytes, IReadOnlyList<DataType> types, CsvDialect? dialect = null, int blockBytes = CsvRows.BlockBytes,
        TypeContract contract = TypeContract.Rescue, bool isDeclared = false)
    {
        var columns = types.Select((type, i) => new ColumnTarget($"c{i}", new Column($"c{i}", type), isDeclared)).ToList();
        using var rejected = new RejectedRows("/no/such/folder/spill");
        var content = new FileContent(new MemoryStream(bytes), "t.csv", bytes.Length, new Unpacking(), (dialect ?? new CsvDialect()).Encoding);
        var rows = new CsvRows(content, dialect ?? new CsvDialect(), new RowsRequest(columns, contract, rejected), CancellationToken.None, blockBytes);
        var read = NativeBatch.ReadAll(rows);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), rows.ContentHash);
        return new CsvRead(
            [.. read.OrderBy(row => long.Parse(row[^2]!, null))], [.. rejected.Read().OrderBy(row => row.Line)], rows.RowsRead);
    }
}
