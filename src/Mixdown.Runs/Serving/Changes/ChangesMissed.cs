namespace Mixdown.Runs.Serving.Changes;

/// <summary>The listener was too slow, and changes before this one are lost to it: it should ask anew for all that it shows.</summary>
public sealed record ChangesMissed : ServedChange;
