using Mixdown.Data.Storage;
using Mixdown.Delta;

namespace Mixdown.Streams.Bronze;

/// <summary>The lake as streams write it.</summary>
/// <param name="Store">Its root.</param>
/// <param name="Delta">Clock, ids, checkpoints, and what rewrites files.</param>
/// <param name="Scratch">A folder of this process alone, for files on their way to a lake that is no folder.</param>
/// <param name="LoadId">Names this process in <c>_mx_load_id</c>.</param>
sealed record StreamLake(IObjectStore Store, DeltaOptions Delta, string Scratch, string LoadId)
{
    /// <summary>Is told of each place of a commit that is reached.</summary>
    public Action<CommitStep> Reached { get; init; } = _ => { };

    /// <summary>The time now.</summary>
    public DateTimeOffset Now => Delta.Clock.GetUtcNow();

    /// <summary>A path for a new data file that no other process takes, whatever it believes of the table.</summary>
    /// <param name="seq">The commit.</param>
    public string NewFile(long seq) => FormattableString.Invariant($"{seq:D10}-{Delta.NewId():N}.parquet");
}
