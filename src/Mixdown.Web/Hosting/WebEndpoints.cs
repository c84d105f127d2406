using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mixdown.Web.Hosting;

/// <summary>A group of addresses that a <see cref="WebServer"/> answers at: the collector, the live feed.</summary>
public abstract class WebEndpoints
{
    private protected WebEndpoints() { }

    /// <summary>Whether somebody without a key gets in.</summary>
    internal abstract bool IsOpenToAll { get; }

    /// <summary>Says what is answered where.</summary>
    internal abstract void MapTo(IEndpointRouteBuilder routes);

    /// <summary>Whether a path of the group is called by a name that the server has nowhere else.</summary>
    internal virtual bool IsCalled(string name, PathString path) => false;

    /// <summary>What is wrong with what stands behind the addresses, for <c>GET /v1/health</c>; null: all is well.</summary>
    internal virtual string? Trouble => null;
}
