using System.Diagnostics;

namespace Mixdown.Project.Materialize.Batches;

/// <summary>Where batches begin and end.</summary>
static class BatchTimes
{
    /// <summary>The beginning of the batch that holds a moment.</summary>
    public static DateTimeOffset Floor(DateTimeOffset moment, BatchSize size)
    {
        var utc = moment.ToUniversalTime();
        return size switch
        {
            BatchSize.Hour => new DateTimeOffset(utc.Year, utc.Month, utc.Day, utc.Hour, 0, 0, TimeSpan.Zero),
            BatchSize.Day => new DateTimeOffset(utc.Year, utc.Month, utc.Day, 0, 0, 0, TimeSpan.Zero),
            BatchSize.Month => new DateTimeOffset(utc.Year, utc.Month, 1, 0, 0, 0, TimeSpan.Zero),
            BatchSize.Year => new DateTimeOffset(utc.Year, 1, 1, 0, 0, 0, TimeSpan.Zero),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The first beginning of a batch that is not before a moment.</summary>
    public static DateTimeOffset Ceiling(DateTimeOffset moment, BatchSize size)
    {
        var floor = Floor(moment, size);
        return floor == moment ? floor : Step(floor, size, 1);
    }

    /// <summary>The beginning of a batch, some batches later or, for a negative count, earlier.</summary>
    public static DateTimeOffset Step(DateTimeOffset beginning, BatchSize size, int batches) => size switch
    {
        BatchSize.Hour => beginning.AddHours(batches),
        BatchSize.Day => beginning.AddDays(batches),
        BatchSize.Month => beginning.AddMonths(batches),
        BatchSize.Year => beginning.AddYears(batches),
        _ => throw new UnreachableException(),
    };
}
