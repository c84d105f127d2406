using Mixdown.Simulation.Defects;
using Mixdown.Simulation.Sheets;

namespace Mixdown.Simulation.Store;

/// <summary>Writes the tables of one section: several pieces are rendered at once, and written in their order. No more pieces
/// are in memory than there are threads, and one.</summary>
/// <param name="options">For the seed, the defects and the threads.</param>
/// <param name="section">What to write.</param>
/// <param name="files">One per table of the section.</param>
/// <param name="progress">Told about each piece.</param>
sealed class SectionWriter(
    StoreOptions options, IStoreSection section, TableFile[] files, IProgress<GenerationProgress>? progress)
{
    readonly int _blockRows = DefectPlan.BlockRows(options.DirtyRatio);
    readonly Queue<Task<PieceSheets>> _inFlight = new();
    readonly Stack<PieceSheets> _idle = new();

    /// <summary>Writes every piece and adds their sums to <paramref name="tally"/>.</summary>
    public async Task WriteAsync(TruthTally tally, CancellationToken cancel)
    {
        try
        {
            foreach (var piece in section.Pieces())
            {
                if (_inFlight.Count > options.Threads)
                    await WriteOldestAsync(tally, cancel);
                _inFlight.Enqueue(Render(piece, cancel));
            }
            while (_inFlight.Count > 0)
                await WriteOldestAsync(tally, cancel);
        }
        finally
        {
            await ReleaseAsync();
        }
    }

    Task<PieceSheets> Render(Action<PieceSheets> piece, CancellationToken cancel)
    {
        var sheets = _idle.TryPop(out var idle) ? idle : NewSheets();
        return Task.Run(
            () =>
            {
                piece(sheets);
                return sheets;
            },
            cancel);
    }

    PieceSheets NewSheets() =>
        new([.. section.Tables.Select(table => new TableSheet(table.Table, options.Seed, _blockRows))]);

    async Task WriteOldestAsync(TruthTally tally, CancellationToken cancel)
    {
        var sheets = await _inFlight.Dequeue();
        for (var i = 0; i < files.Length; i++)
        {
            await files[i].AppendAsync(sheets[i], cancel);
            sheets[i].Clear();
            progress?.Report(files[i].Progress);
        }
        tally.Take(sheets.Tally);
        _idle.Push(sheets);
    }

    // A task that still renders owns its buffer: it must end before the buffer goes back to the pool.
    async Task ReleaseAsync()
    {
        await Task.WhenAll(_inFlight).ContinueWith(static _ => { }, TaskScheduler.Default);
        foreach (var sheets in _idle)
            sheets.Dispose();
    }
}
