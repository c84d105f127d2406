using System.Collections.Immutable;

namespace Mixdown.Simulation.Events;

/// <summary>The topics that events go to.</summary>
public static class EventTopics
{
    /// <summary>A song begins.</summary>
    public const string Listen = "listen_events";

    /// <summary>The answer to a login.</summary>
    public const string Auth = "auth_events";

    /// <summary>Every event.</summary>
    public const string PageView = "page_view_events";

    /// <summary>Somebody upgrades or downgrades.</summary>
    public const string StatusChange = "status_change_events";

    /// <summary>All of them, in the order in which an event is written to them.</summary>
    public static readonly ImmutableArray<string> All = [Listen, Auth, PageView, StatusChange];
}
