using System.Globalization;
using System.Text;
using Mixdown.Data.Naming;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Ingest.Quarantine.Replay;

/// <summary>The records of one quarantine, a page at a time.</summary>
/// <param name="session">Can query it.</param>
/// <param name="quarantine">Its view.</param>
sealed class QuarantinedRecords(DuckDbSession session, TableName quarantine)
{
    // A record has at most 64 KiB, so that a page has at most some 16 MB.
    const int PageRecords = 256;

    /// <summary>The source files of the records, ordered.</summary>
    public IReadOnlyList<string> Files(CancellationToken cancel) =>
        [.. session.Query($"select distinct _mx_file from {quarantine.Sql} order by all", cancel).Rows.Select(row => (string)row[0]!)];

    /// <summary>The records of a file, in the order in which they stand there.</summary>
    public IEnumerable<IReadOnlyList<RejectedRow>> Pages(string file, CancellationToken cancel)
    {
        var (line, offset) = (-1L, -1L);
        while (true)
        {
            var page = Page(file, line, offset, cancel);
            if (page.Count > 0)
                yield return page;
            if (page.Count < PageRecords)
                yield break;
            (line, offset) = (page[^1].Line, page[^1].Offset);
        }
    }

    List<RejectedRow> Page(string file, long line, long offset, CancellationToken cancel) =>
        [.. session.Query(
            string.Create(CultureInfo.InvariantCulture, $"""
                select _mx_row, byte_offset, code, reason, raw, raw_base64 from {quarantine.Sql}
                where _mx_file = $1 and (_mx_row, byte_offset) > ($2, $3) order by _mx_row, byte_offset limit {PageRecords}
                """), [file, line, offset], cancel).Rows.Select(row => new RejectedRow(
                    file, (long)row[0]!, (long)row[1]!, (string)row[2]!, (string)row[3]!, Raw(row[4] as string, row[5] as string)))];

    static byte[] Raw(string? text, string? base64) =>
        text is not null ? Encoding.UTF8.GetBytes(text) : base64 is not null ? Convert.FromBase64String(base64) : [];
}
