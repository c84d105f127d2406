using Mixdown.Data.Diagnostics;

namespace Mixdown.Ingest.Sources.Tables;

/// <summary>A source of tables that are read from a bookmark on: a database, a log of changes, an API, a program.</summary>
/// <remarks>Every source of tables passes <c>TableSourceContract</c> in the test project; start there when you add one.</remarks>
interface ITableSource : ISource
{
    /// <summary>Opens the source for one run.</summary>
    /// <exception cref="MixdownException">It cannot be reached or refuses us.</exception>
    Task<ITableSession> OpenAsync(CancellationToken cancel);
}
