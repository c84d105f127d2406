using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Loads;

/// <summary>Reports how far one table is, ten times a second, whatever the readers do.</summary>
sealed class TableProgress(string table, IProgress<LoadProgress> progress, TimeProvider clock)
{
    static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);
    long _total;
    long _bytesBefore;
    long _rowsBefore;
    long? _rowsTotal;

    /// <summary>Says how much there is to read.</summary>
    /// <param name="bytes">0 where nobody knows.</param>
    /// <param name="rows">null where nobody knows.</param>
    public void Start(long bytes, long? rows = null)
    {
        (_total, _rowsTotal) = (bytes, rows);
        Report(isDone: false, null);
    }

    /// <summary>Reports the progress of rows until the result is disposed.</summary>
    public IDisposable Watch(ISourceRows rows) => new Watching(this, rows);

    /// <summary>Says that the table is at its end.</summary>
    public void Done() => Report(isDone: true, null);

    void Report(bool isDone, ISourceRows? rows) => progress.Report(new LoadProgress(
        table, Interlocked.Read(ref _bytesBefore) + (rows?.BytesRead ?? 0), _total, Interlocked.Read(ref _rowsBefore) + (rows?.RowsRead ?? 0), isDone)
    {
        RowsTotal = _rowsTotal,
    });

    sealed class Watching : IDisposable
    {
        readonly TableProgress _owner;
        readonly ISourceRows _rows;
        readonly ITimer _timer;

        public Watching(TableProgress owner, ISourceRows rows)
        {
            _owner = owner;
            _rows = rows;
            _timer = owner.Clock.CreateTimer(_ => owner.Report(isDone: false, rows), null, Every, Every);
        }

        public void Dispose()
        {
            _timer.Dispose();
            Interlocked.Add(ref _owner._bytesBefore, _rows.BytesRead);
            Interlocked.Add(ref _owner._rowsBefore, _rows.RowsRead);
        }
    }

    TimeProvider Clock => clock;
}
