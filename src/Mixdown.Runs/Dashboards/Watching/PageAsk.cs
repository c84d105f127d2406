namespace Mixdown.Runs.Dashboards.Watching;

/// <summary>What an open page wants to be told of.</summary>
public sealed record PageAsk
{
    /// <summary>The dashboard that it shows, under what, and which of its tiles are live; null: it shows none.</summary>
    public DashboardAsk? Dashboard { get; init; }

    /// <summary>The run that it shows, each step of which it wants to hear of; null: none.</summary>
    public string? Run { get; init; }
}
