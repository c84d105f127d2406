using System.Globalization;

namespace Mixdown.Project.Compile;

/// <summary>A part of a microbatch model that is built by itself.</summary>
/// <param name="Id">dbt's: <c>20240917</c>, of an hour <c>20240917T16</c>.</param>
/// <param name="Time">Whose rows it holds, in UTC.</param>
sealed record Batch(string Id, TimeWindow Time)
{
    /// <summary>The batch that begins at the window's start.</summary>
    /// <param name="time">Its time.</param>
    /// <param name="hourly">Whether batches are hours, so that the date alone does not tell them apart.</param>
    public static Batch Of(TimeWindow time, bool hourly) =>
        new(time.Start.ToString(hourly ? "yyyyMMdd'T'HH" : "yyyyMMdd", CultureInfo.InvariantCulture), time);
}
