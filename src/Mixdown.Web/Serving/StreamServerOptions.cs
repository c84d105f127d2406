using Mixdown.Web.Hosting;
using Mixdown.Web.Live;

namespace Mixdown.Web.Serving;

/// <summary>How the process that runs streams can be reached.</summary>
public sealed record StreamServerOptions
{
    /// <summary>Where it listens for producers and charts.</summary>
    public WebOptions Web { get; init; } = new();

    /// <summary>Who listens for producers and charts in its place, and where; null: the server itself, as <see cref="Web"/> says.</summary>
    public Func<IReadOnlyList<WebEndpoints>, CancellationToken, Task<Uri>>? Listen { get; init; }

    /// <summary>What bounds the live feed.</summary>
    public LiveFeedOptions Feed { get; init; } = new();

    /// <summary>Where the socket for commands of the same user is made, <c>$XDG_RUNTIME_DIR</c>; null: the temporary folder.</summary>
    public string? RuntimeFolder { get; init; }

    /// <summary>The time.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Letters and digits that no other process has.</summary>
    public required string Epoch { get; init; }
}
