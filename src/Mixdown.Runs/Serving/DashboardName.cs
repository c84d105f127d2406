namespace Mixdown.Runs.Serving;

/// <summary>A dashboard in a list.</summary>
/// <param name="Id">Names it in addresses.</param>
/// <param name="Title">What stands above it.</param>
/// <param name="Description">A line below the title; empty: none.</param>
public sealed record DashboardName(string Id, string Title, string Description);
