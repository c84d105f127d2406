using Microsoft.Extensions.Hosting;

namespace Mixdown.Web.Hosting;

/// <summary>Leaves the process's signals to the command that runs the server.</summary>
sealed class OwnLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
