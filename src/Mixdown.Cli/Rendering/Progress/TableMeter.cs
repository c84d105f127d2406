using Mixdown.Runs.Events;

namespace Mixdown.Cli.Rendering.Progress;

/// <summary>How fast one table is read, and when it will be done. The rate is that of the last seconds: what is older counts less and
/// less. All times are those of the events.</summary>
/// <param name="first">The first that is known of the table.</param>
sealed class TableMeter(TableProgress first)
{
    const double MemorySeconds = 2;

    /// <summary>Before, a rate says too little for a forecast.</summary>
    const double ForecastAfterSeconds = 1;

    /// <summary>A table that is not at its end is never shown as whole: a total may be an estimate.</summary>
    const double MostShare = 0.99;

    readonly DateTimeOffset _began = first.At;
    TableProgress _measured = first;
    double _rows;
    double _bytes;

    /// <summary>What is known now.</summary>
    public TableProgress Now { get; private set; } = first;

    /// <summary>Rows per second.</summary>
    public double RowRate => Rate(_rows);

    /// <summary>Bytes per second.</summary>
    public double ByteRate => Rate(_bytes);

    /// <summary>How much is read, from 0 to 1; null when nobody knows the whole.</summary>
    public double? Share => Whole switch
    {
        null => null,
        _ when Now.IsDone => 1,
        { } whole => Math.Min(MostShare, whole.Done / whole.Total),
    };

    /// <summary>How long it will take to the end; null when that cannot be said.</summary>
    public TimeSpan? Left
    {
        get
        {
            if (Whole is not { } whole || whole.Rate <= 0 || whole.Done > whole.Total || Elapsed < ForecastAfterSeconds)
                return null;
            var seconds = (whole.Total - whole.Done) / whole.Rate;
            return seconds < TimeSpan.FromDays(30).TotalSeconds ? TimeSpan.FromSeconds(Math.Round(seconds)) : null;
        }
    }

    /// <summary>Bytes where their total is known, for they are counted; else rows, whose total is the source's estimate.</summary>
    (double Done, double Total, double Rate)? Whole =>
        Now.TotalBytes > 0 ? (Now.Bytes, Now.TotalBytes, ByteRate)
        : Now.TotalRows is > 0 and var rows ? (Now.Rows, rows, RowRate)
        : null;

    double Elapsed => (_measured.At - _began).TotalSeconds;

    /// <summary>Takes what is known now.</summary>
    public void On(TableProgress progress)
    {
        Now = progress;
        var seconds = (progress.At - _measured.At).TotalSeconds;
        if (seconds <= 0)
            return;
        var weight = 1 - Math.Exp(-seconds / MemorySeconds);
        _rows += weight * (((progress.Rows - _measured.Rows) / seconds) - _rows);
        _bytes += weight * (((progress.Bytes - _measured.Bytes) / seconds) - _bytes);
        _measured = progress;
    }

    /// <summary>The mean begins at 0; divided by the weight of what was measured it is right from the first moment on.</summary>
    double Rate(double mean) => Elapsed > 0 ? Math.Max(0, mean / (1 - Math.Exp(-Elapsed / MemorySeconds))) : 0;
}
