using System.Net;

namespace Mixdown.Cli.Commands.Serving;

/// <summary>How a project is served.</summary>
sealed record ServeOptions
{
    /// <summary>Where the web app listens.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 takes a free one.</summary>
    public required int Port { get; init; }

    /// <summary>Whether to open the app in the browser.</summary>
    public bool Opens { get; init; }

    /// <summary>Whether to build what saved files change.</summary>
    public bool Builds { get; init; } = true;

    /// <summary>Whether to run the project's streams.</summary>
    public bool Streams { get; init; } = true;

    /// <summary>One JSON object per event instead of lines for people.</summary>
    public bool Json { get; init; }

    /// <summary>Errors only.</summary>
    public bool Quiet { get; init; }

    /// <summary>Whether the process has told already what project it works on.</summary>
    public bool IsGoingOn { get; init; }

    /// <summary>What goes on beside it, from when it can be reached at an address until it ends; null: nothing.</summary>
    public Func<Uri, CancellationToken, Task>? Beside { get; init; }
}
