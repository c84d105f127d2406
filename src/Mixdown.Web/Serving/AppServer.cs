using Mixdown.Runs.Serving;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Serving;

/// <summary>The app of a served project, as long as it is not disposed of.</summary>
public sealed class AppServer : IAsyncDisposable
{
    readonly ServedProject _served;
    readonly AppParts _parts;
    readonly WebServer _web;

    AppServer(ServedProject served, AppParts parts, WebServer web) => (_served, _parts, _web) = (served, parts, web);

    /// <summary>Where it listens, with the port that it took.</summary>
    public Uri Address => _web.Address;

    /// <summary>As <see cref="StartAsync(ServedProject, IReadOnlyList{WebEndpoints}, WebOptions, CancellationToken)"/>, without streams.</summary>
    public static Task<AppServer> StartAsync(ServedProject served, WebOptions options, CancellationToken cancel) => StartAsync(served, [], options, cancel);

    /// <summary>Answers until it is disposed of.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX5001: the port is taken. MX5002: others than this machine would get
    /// in.</exception>
    /// <param name="served">The project.</param>
    /// <param name="streams">What its streams answer at.</param>
    /// <param name="options">Where it listens.</param>
    /// <param name="cancel">Stops the start.</param>
    public static async Task<AppServer> StartAsync(ServedProject served, IReadOnlyList<WebEndpoints> streams, WebOptions options, CancellationToken cancel)
    {
        var parts = new AppParts(served);
        try
        {
            return new AppServer(served, parts, await WebServer.StartAsync(options, [.. streams, .. parts.Endpoints], cancel));
        }
        catch
        {
            await parts.DisposeAsync();
            throw;
        }
    }

    /// <summary>Uses the time until somebody comes: what the first page asks is asked already, so that it is answered at once. Never
    /// fails; who comes earlier is answered as well.</summary>
    /// <param name="cancel">Stops it.</param>
    public Task GetReadyAsync(CancellationToken cancel) => FirstQuestions.AskAsync(Address, FirstQuestions.Of(_served.Facts), cancel);

    /// <summary>Waits for requests that are under way, and then lets go of what stood behind them.</summary>
    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        await _parts.DisposeAsync();
    }
}
