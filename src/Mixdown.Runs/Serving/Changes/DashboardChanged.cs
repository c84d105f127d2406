namespace Mixdown.Runs.Serving.Changes;

/// <summary>A dashboard says something else than before, or is new or gone.</summary>
/// <param name="Id">Names it in addresses.</param>
public sealed record DashboardChanged(string Id) : ServedChange;
