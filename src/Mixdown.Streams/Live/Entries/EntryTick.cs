using Mixdown.Streams.Live.Intake;
using Mixdown.Streams.Running;

namespace Mixdown.Streams.Live.Entries;

/// <summary>The rows of a tick, and what is known of them.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Known">The columns of their table.</param>
/// <param name="IsNewTable">Whether it is the first tick of the table: types may have changed with it.</param>
/// <param name="Intake">What was found of them one by one.</param>
/// <param name="Front">How far the topic is with them; microseconds.</param>
/// <param name="Floor">Events before this are no longer added; microseconds.</param>
sealed record EntryTick(TickRows Rows, IReadOnlySet<string> Known, bool IsNewTable, TickIntake Intake, long Front, long Floor);
