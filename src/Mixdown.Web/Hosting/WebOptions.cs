using System.Net;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Web.Hosting;

/// <summary>Where the web server listens, and what it bears of those who connect.</summary>
public sealed record WebOptions
{
    /// <summary>The address. Default: loopback. Any other one takes endpoints that all ask for a key.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 takes a free one.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>The path of a unix socket to listen at instead of a port: for commands of the same user. Whoever may open it needs no
    /// key.</summary>
    public string? Socket { get; init; }

    /// <summary>Names by which clients may call it beside its address and localhost: what a proxy in front of it passes on. A name that
    /// is not here is refused, so that no page of a browser gets in under a name of its own that leads to this machine.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Connections at one time; more wait to be accepted. Default 1,000: each costs some 10 kB.</summary>
    public int MaxConnections { get; init; } = 1000;

    /// <summary>How long a client may take for the head of a request. Default 10 s.</summary>
    public TimeSpan HeadTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection stays open without a request. Default 60 s.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes a second that a body comes with at least, after <see cref="BodyGrace"/>. Default 1,000: slower clients are
    /// phones on a dead line, or hold connections on purpose.</summary>
    public double MinBodyRate { get; init; } = 1000;

    /// <summary>How long a body may be slower than <see cref="MinBodyRate"/>. Default 5 s.</summary>
    public TimeSpan BodyGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long requests may go on when the server is told to stop. Default 10 s.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The program's version, as <c>GET /v1/health</c> tells it.</summary>
    public string Version { get; init; } = "";

    /// <summary>Hears of requests that failed for a reason of ours. Default: nobody.</summary>
    public Action<Diagnostic> Report { get; init; } = _ => { };
}
