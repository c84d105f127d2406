using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Web.Hosting;

/// <summary>Answers HTTP as long as it is not disposed of.</summary>
public sealed class WebServer : IAsyncDisposable
{
    readonly WebApplication _app;

    WebServer(WebApplication app, Uri address) => (_app, Address) = (app, address);

    /// <summary>Where it listens, with the port that it took.</summary>
    public Uri Address { get; }

    /// <summary>Listens, and answers at the addresses of these groups and at <c>/v1/health</c>.</summary>
    /// <exception cref="MixdownException">MX5001: the port is taken. MX5002: others than this machine would get in without a
    /// key.</exception>
    public static async Task<WebServer> StartAsync(WebOptions options, IReadOnlyList<WebEndpoints> endpoints, CancellationToken cancel)
    {
        if (!IPAddress.IsLoopback(options.Address) && endpoints.Any(group => group.IsOpenToAll))
            throw new MixdownException(Open(options));
        var app = Build(options, endpoints);
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException problem) when (problem.InnerException is AddressInUseException)
        {
            await app.DisposeAsync();
            throw new MixdownException(Taken(options), problem);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
        return new WebServer(app, AddressOf(app));
    }

    /// <summary>Takes no more requests, and waits for those that are under way.</summary>
    public Task StopAsync(CancellationToken cancel) => _app.StopAsync(cancel);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    static WebApplication Build(WebOptions options, IReadOnlyList<WebEndpoints> endpoints)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, options));
        builder.Services
            .AddRoutingCore()
            .AddCors()
            .AddSingleton<IHostLifetime, OwnLifetime>()
            .Configure<HostOptions>(host => host.ShutdownTimeout = options.StopTimeout);
        var app = builder.Build();
        var boundary = new RequestBoundary(options, endpoints, app.Lifetime.ApplicationStopping);
        app.Use((context, next) => boundary.RunAsync(context, new RequestDelegate(_ => next())));
        app.UseRouting();
        app.Use(next => WithCors(app.Services, next));
        foreach (var group in endpoints)
            group.MapTo(app);
        new HealthEndpoint(options, endpoints).MapTo(app);
        return app;
    }

    /// <summary>As <c>UseCors</c>, which binds what its middleware needs by compiled expressions, which load a library of some MB that nothing
    /// else here needs.</summary>
    static RequestDelegate WithCors(IServiceProvider services, RequestDelegate next)
    {
        var cors = new CorsMiddleware(next, services.GetRequiredService<ICorsService>(), services.GetRequiredService<ILoggerFactory>());
        var policies = services.GetRequiredService<ICorsPolicyProvider>();
        return context => cors.Invoke(context, policies);
    }

    static void Listen(KestrelServerOptions kestrel, WebOptions options)
    {
        kestrel.AddServerHeader = false;
        if (options.Socket is { } socket)
            kestrel.ListenUnixSocket(socket);
        else
            kestrel.Listen(options.Address, options.Port);
        var limits = kestrel.Limits;
        limits.MaxConcurrentConnections = options.MaxConnections;
        limits.MaxRequestHeadersTotalSize = 16 << 10;
        limits.RequestHeadersTimeout = options.HeadTimeout;
        limits.KeepAliveTimeout = options.KeepAlive;
        limits.MinRequestBodyDataRate = new MinDataRate(options.MinBodyRate, options.BodyGrace);
    }

    static Uri AddressOf(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    static Diagnostic Taken(WebOptions options) => new(
        "MX5001", $"Port {options.Port} of {options.Address} is taken by another program", Hint: "Stop that one, or say another port with '--port' or under 'serve'.");

    static Diagnostic Open(WebOptions options) => new(
        "MX5002", $"{options.Address} is not this machine alone, and events would be taken from anybody",
        Hint: "Give every collector 'write_keys', or listen on 127.0.0.1.");
}
