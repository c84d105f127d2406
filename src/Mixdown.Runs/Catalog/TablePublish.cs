namespace Mixdown.Runs.Catalog;

/// <summary>A publish of a node: from then on its readers see other rows.</summary>
/// <param name="At">When.</param>
/// <param name="RunId">The run that published it.</param>
/// <param name="Fingerprint">What the model was: publishes of one fingerprint come of the same SQL.</param>
/// <param name="IsNewSql">Whether the SQL is another one than before.</param>
public sealed record TablePublish(DateTimeOffset At, string RunId, string Fingerprint, bool IsNewSql);
