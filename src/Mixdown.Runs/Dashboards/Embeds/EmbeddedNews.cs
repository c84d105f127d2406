using Mixdown.Runs.Dashboards.Watching;

namespace Mixdown.Runs.Dashboards.Embeds;

/// <summary>What an embed is told of all that happens: its own dashboard and its own tiles, and no name of anything else.</summary>
static class EmbeddedNews
{
    /// <summary>The events for an embed.</summary>
    /// <param name="events">All of them.</param>
    /// <param name="dashboard">The dashboard's id.</param>
    public static IReadOnlyList<PageEvent> Of(IReadOnlyList<PageEvent> events, string dashboard) => [.. events.Select(one => Of(one, dashboard)).OfType<PageEvent>()];

    static PageEvent? Of(PageEvent told, string dashboard) => told switch
    {
        PageEvent.Redefined redefined => redefined.Id == dashboard ? redefined : null,
        PageEvent.Published published => published.Tiles.Count > 0 ? published with { Models = [] } : null,
        PageEvent.Answered or PageEvent.Missed => told,
        _ => null,
    };
}
