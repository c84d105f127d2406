using Mixdown.Runs.Events;
using Mixdown.Runs.Serving;
using Mixdown.Web.Hosting;

namespace Mixdown.Cli.Commands.Serving;

/// <summary>Lets the streams of a served project be reached at the address of its web app.</summary>
/// <param name="composition">Makes what takes their events.</param>
/// <param name="runs">Whether they are run at all.</param>
sealed class StreamDoor(Composition composition, bool runs)
{
    readonly TaskCompletionSource<IReadOnlyList<WebEndpoints>> _endpoints = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Runs the streams until they are cancelled.</summary>
    public Task RunAsync(ServedProject served, IRunListener view, CancellationToken cancel) => runs
        ? served.Streams.RunAsync(view, (streams, views) => composition.StreamServer(streams, views, new WebOptions(), ListenAsync), cancel)
        : Task.CompletedTask;

    /// <summary>What they answer at; nothing where they are over before they have begun.</summary>
    /// <param name="streams">Ends with the streams.</param>
    public async Task<IReadOnlyList<WebEndpoints>> EndpointsAsync(Task streams) =>
        await Task.WhenAny(_endpoints.Task, streams) == _endpoints.Task ? await _endpoints.Task : [];

    /// <summary>Says where the web app listens.</summary>
    public void Listens(Uri address) => _address.TrySetResult(address);

    Task<Uri> ListenAsync(IReadOnlyList<WebEndpoints> endpoints, CancellationToken cancel)
    {
        _endpoints.TrySetResult(endpoints);
        return _address.Task.WaitAsync(cancel);
    }
}
