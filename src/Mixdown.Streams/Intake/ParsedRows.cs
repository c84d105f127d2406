namespace Mixdown.Streams.Intake;

/// <summary>What a tick parsed of a topic.</summary>
/// <param name="Table">The table in memory, quoted.</param>
/// <param name="FirstRow">The <c>rowid</c> of the first new row.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="Rejected">How many records were none.</param>
/// <param name="Misfits">Values that were rescued.</param>
readonly record struct ParsedRows(string Table, long FirstRow, long Rows, long Rejected, long Misfits);
