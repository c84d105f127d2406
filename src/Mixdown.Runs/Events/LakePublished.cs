namespace Mixdown.Runs.Events;

/// <summary>The rows of a model are in the lake.</summary>
/// <param name="At">When.</param>
/// <param name="Id">The node.</param>
/// <param name="Name">Its name.</param>
/// <param name="Table">Schema and table in the lake.</param>
/// <param name="Version">The table's Delta version.</param>
/// <param name="IsNew">false when the lake had these rows already.</param>
/// <param name="Took">Reading and committing.</param>
public sealed record LakePublished(DateTimeOffset At, string Id, string Name, string Table, long Version, bool IsNew, TimeSpan Took) : RunEvent(At);
