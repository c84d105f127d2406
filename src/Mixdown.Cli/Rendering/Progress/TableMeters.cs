using Mixdown.Runs.Events;

namespace Mixdown.Cli.Rendering.Progress;

/// <summary>The tables that are being read.</summary>
sealed class TableMeters : IRunListener
{
    static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(10);
    readonly Dictionary<(string Load, string Table), TableMeter> _meters = [];
    readonly Dictionary<(string Load, string Table), DateTimeOffset> _said = [];

    /// <summary>One each, by load and name so that lines keep their places.</summary>
    public IReadOnlyList<TableMeter> InWork =>
        [.. _meters.OrderBy(meter => meter.Key.Load, StringComparer.Ordinal).ThenBy(meter => meter.Key.Table, StringComparer.Ordinal).Select(meter => meter.Value)];

    /// <inheritdoc/>
    public void On(RunEvent happened)
    {
        switch (happened)
        {
            case TableProgress { IsDone: true } done:
                Forget((done.Load, done.Table));
                break;
            case TableProgress progress:
                Measure((progress.Load, progress.Table), progress);
                break;
            case LoadFinished load:
                foreach (var table in _meters.Keys.Where(key => key.Load == load.Load).ToList())
                    Forget(table);
                break;
            case RunStarted or RunFinished:
                _meters.Clear();
                _said.Clear();
                break;
        }
    }

    /// <summary>The table of an event, where ten seconds have gone by since it was last told or began; null else.</summary>
    public TableMeter? Due(TableProgress progress)
    {
        var key = (progress.Load, progress.Table);
        if (!_said.TryGetValue(key, out var said) || progress.At - said < LineEvery)
            return null;
        _said[key] = progress.At;
        return _meters[key];
    }

    void Measure((string Load, string Table) key, TableProgress progress)
    {
        if (_meters.TryGetValue(key, out var meter))
        {
            meter.On(progress);
            return;
        }
        _meters[key] = new TableMeter(progress);
        _said[key] = progress.At;
    }

    void Forget((string Load, string Table) key)
    {
        _meters.Remove(key);
        _said.Remove(key);
    }
}
