using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Sources.Csv.Columns;
using Mixdown.Ingest.Sources.Csv.Records;

namespace Mixdown.Ingest.Sources.Csv;

/// <summary>Looks at a file's values, on a few threads, to guess the types of its columns.</summary>
sealed class CsvSample(string file, CsvDialect dialect, IReadOnlyList<bool> wanted)
{
    readonly TypeEvidence[] _evidence = [.. wanted.Select(_ => new TypeEvidence())];
    readonly Lock _gate = new();

    /// <summary>One entry a column; without values where it was not wanted.</summary>
    public IReadOnlyList<TypeEvidence> Evidence => _evidence;

    /// <summary>Looks at all records of some blocks.</summary>
    /// <param name="blocks">From the start of the file, or from some line of it.</param>
    /// <param name="hasHeader">Whether the first record is the header.</param>
    /// <param name="bytes">Stops after about so many.</param>
    /// <param name="cancel">Stops at the next block.</param>
    public async Task LookAsync(CsvBlocks blocks, bool hasHeader, long bytes, CancellationToken cancel)
    {
        var workers = (int)Math.Clamp(bytes / (4 * CsvRows.BlockBytes), 1, Math.Min(Environment.ProcessorCount, 8));
        var budget = new ByteBudget(bytes);
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => Look(blocks, hasHeader, budget, cancel), cancel)))
            .ConfigureAwait(false);
    }

    void Look(CsvBlocks blocks, bool hasHeader, ByteBudget budget, CancellationToken cancel)
    {
        var fields = new CsvFields(wanted.Count);
        var tokens = new CsvTokens(file, fields, dialect.MaxRecordBytes, static _ => { });
        var nulls = new CsvNulls(dialect, [.. wanted.Select(_ => new ColumnTarget("", null))]);
        var look = new CsvLook(dialect);
        var seen = wanted.Select(_ => new TypeEvidence()).ToArray();
        while (budget.HasSome && blocks.Next() is { } block)
        {
            cancel.ThrowIfCancellationRequested();
            budget.Take(block.Length);
            tokens.Reset(block, blocks.Symbols);
            if (block.Offset == 0 && hasHeader)
                tokens.ReadHeader();
            while (!tokens.IsAtEnd)
            {
                tokens.Read();
                nulls.Mark(fields);
                Look(fields, look, seen);
            }
            blocks.Return(block);
        }
        Add(seen);
    }

    void Look(CsvFields fields, CsvLook look, TypeEvidence[] seen)
    {
        for (var column = 0; column < seen.Length; column++)
        {
            if (wanted[column])
                look.Look(fields, column, seen[column]);
        }
    }

    void Add(TypeEvidence[] seen)
    {
        lock (_gate)
        {
            foreach (var (column, evidence) in seen.Index())
                _evidence[column].Add(evidence);
        }
    }

    sealed class ByteBudget(long bytes)
    {
        long _left = bytes;

        public bool HasSome => Interlocked.Read(ref _left) > 0;

        public void Take(long bytes) => Interlocked.Add(ref _left, -bytes);
    }
}
