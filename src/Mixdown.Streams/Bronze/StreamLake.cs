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
    /// <summary>Stands in the names of data files: the same for all processes of which only one at a time can write.</summary>
    public required string Writer { get; init; }

    /// <summary>Is told of each place of a commit that is reached.</summary>
    public Action<CommitStep> Reached { get; init; } = _ => { };

    /// <summary>The time now.</summary>
    public DateTimeOffset Now => Delta.Clock.GetUtcNow();

    /// <summary>Whether a data file is by the writer of this lake.</summary>
    public bool IsOwn(string file) =>
        file.EndsWith(".parquet", StringComparison.Ordinal) && file.Split('-', 3) is [var seq, var writer, _] && writer == Writer && seq.All(char.IsAsciiDigit);

    /// <summary>A path for a new data file that no other process takes, whatever it believes of the table.</summary>
    /// <param name="seq">The commit.</param>
    public string NewFile(long seq) => FormattableString.Invariant($"{seq:D10}-{Writer}-{Delta.NewId():N}.parquet");
}
