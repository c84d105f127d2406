using System.Diagnostics;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Loads;
using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Quarantine.Replay;

/// <summary>The quarantined records of one source file on their way into the table.</summary>
/// <param name="source">Reads them.</param>
/// <param name="files">Writes data files.</param>
/// <param name="table">The table.</param>
/// <param name="request">How they are read; who rejects is asked for each page.</param>
/// <param name="kept">Receives the records that stay.</param>
sealed class FileReplay(IRecordSource source, DataFiles files, DataShape table, ReplayRequest request, RejectedRows kept)
{
    const string BrokenReason = "its text is not one record";
    readonly List<StagedFile> _added = [];
    readonly List<RejectedRow> _stillWrong = [];

    /// <summary>Data files with the rows that came.</summary>
    public IReadOnlyList<StagedFile> Added => _added;

    /// <summary>Records that were rejected again.</summary>
    public long Rejected { get; private set; }

    /// <summary>A few of them, with their reason now.</summary>
    public IReadOnlyList<RejectedRow> StillWrong => _stillWrong;

    /// <summary>Values that were rescued.</summary>
    public long Rescued { get; private set; }

    /// <summary>Reads a page of records again.</summary>
    public async Task ReadAsync(IReadOnlyList<(RejectedRow Row, byte[] Text)> records, CancellationToken cancel)
    {
        while (records.Count > 0)
        {
            using var rejected = request.Rejected(files.Next());
            var (part, staged) = await WriteAsync(records, rejected, cancel).ConfigureAwait(false);
            var wrong = Wrong(part, rejected);
            if (part.Broken.Count > 0)
            {
                // Some record gave more than one row, which is not to be kept: the others are read once more without it.
                await files.DeleteAsync(table.Folder, staged, cancel).ConfigureAwait(false);
                foreach (var record in part.Broken)
                    Keep(records[record].Row with { Reason = BrokenReason });
                records = [.. records.Where((_, record) => !part.Broken.Contains(record))];
                continue;
            }
            foreach (var (record, reason) in wrong.OrderBy(one => one.Key))
                Keep(records[record].Row with { Code = reason.Code, Reason = reason.Reason });
            if ((staged?.Rows ?? 0) + wrong.Count != records.Count)
                throw new UnreachableException($"{request.File}: {records.Count} records, {staged?.Rows} rows, {wrong.Count} rejected");
            if (staged is not null)
                _added.Add(staged);
            return;
        }
    }

    async Task<(RecordsPart Part, StagedFile? Staged)> WriteAsync(
        IReadOnlyList<(RejectedRow Row, byte[] Text)> records, RejectedRows rejected, CancellationToken cancel)
    {
        var read = source.OpenRecords(request.File, [.. records.Select(record => record.Text)], request.Rows(rejected), cancel);
        await using (read.Rows.ConfigureAwait(false))
        {
            var part = new RecordsPart(read, [.. records.Select(record => record.Row)]);
            var constants = request.Constants(read.Rows.Constants, files.Constants(request.File));
            var staged = await files.WriteFileAsync(part, files.Next(), table, constants, cancel).ConfigureAwait(false);
            if (part.Broken.Count == 0)
                Rescued += read.Rows.ValuesRescued;
            return (part, staged);
        }
    }

    /// <summary>The records that were rejected again; one that was so twice is broken.</summary>
    static Dictionary<int, RejectedRow> Wrong(RecordsPart part, RejectedRows rejected)
    {
        var wrong = new Dictionary<int, RejectedRow>();
        foreach (var row in rejected.Read())
        {
            var (record, isStart) = part.At(row.Line);
            if (!isStart || !wrong.TryAdd(record, row))
                part.Break(record);
        }
        return wrong;
    }

    void Keep(RejectedRow row)
    {
        Rejected++;
        if (_stillWrong.Count < RejectedRows.KeptReasons)
            _stillWrong.Add(row with { Raw = [] });
        kept.Add(row);
    }
}
