using System.Text;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Quarantine;
using Mixdown.Ingest.Sources;
using Mixdown.Ingest.Sources.Files;
using Mixdown.Ingest.Sources.Files.Bytes;
using Mixdown.Ingest.Sources.Json;
using Mixdown.Tests.Csv;

namespace Mixdown.Tests.Json;

/// <summary>What reading a JSON text gives, for columns <c>a</c>, <c>b</c>, … that are not nested.</summary>
/// <param name="Rows">Fields in the order of the columns, then <c>_mx_row</c> and <c>_mx_rescued</c>.</param>
/// <param name="Rejected">In the order of the file.</param>
/// <param name="Read">Records met.</param>
sealed record JsonRead(IReadOnlyList<string?[]> Rows, IReadOnlyList<RejectedRow> Rejected, long Read)
{
    /// <summary>Rows as text, fields separated by <c>|</c>, NULL as <c>∅</c>, what was rescued behind <c>!</c>.</summary>
    public IEnumerable<string> Lines => Rows.Select(row =>
        string.Join('|', row[..^2].Select(value => value ?? "∅")) + (row[^1] is { } rescued ? "!" + rescued : ""));

    public IEnumerable<string> Reasons => Rejected.Select(row => $"{row.Line}: {row.Code}: {row.Reason}");

    public static JsonRead Of(string text, params IReadOnlyList<DataType> types) => Of(Encoding.UTF8.GetBytes(text), types);

    public static JsonRead Of(byte[] bytes, IReadOnlyList<DataType> types, JsonDialect? dialect = null, int blockBytes = JsonRows.BlockBytes,
        TypeContract contract = TypeContract.Rescue, bool isDeclared = false)
    {
        var columns = types.Select((type, i) => Name(i)).Select((name, i) => new ColumnTarget(name, new Column(name, types[i]), isDeclared)).ToList();
        using var rejected = new RejectedRows("/no/such/folder/spill");
        var content = new FileContent(new MemoryStream(bytes), "t.json", bytes.Length, new Unpacking(), TextEncoding.Utf8);
        var rows = new JsonRows(content, dialect ?? new JsonDialect(), new RowsRequest(columns, contract, rejected), CancellationToken.None, blockBytes);
        var read = NativeBatch.ReadAll(rows);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), rows.ContentHash);
        return new JsonRead(
            [.. read.OrderBy(row => long.Parse(row[^2]!, null))], [.. rejected.Read().OrderBy(row => row.Offset)], rows.RowsRead);
    }

    static string Name(int index) => ((char)('a' + index)).ToString();
}
