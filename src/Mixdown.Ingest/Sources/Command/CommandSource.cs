using Mixdown.Ingest.Sources.Tables;

namespace Mixdown.Ingest.Sources.Command;

/// <summary>Reads what a program writes on its standard output.</summary>
sealed class CommandSource(CommandSourceOptions options, SourceHost host) : ITableSource
{
    /// <inheritdoc/>
    public string Kind => options.Kind;

    /// <summary>Nothing runs yet.</summary>
    public Task<ITableSession> OpenAsync(CancellationToken cancel) => Task.FromResult<ITableSession>(new CommandSession(options, host));
}
