using Mixdown.Engines;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Relations;

namespace Mixdown.Project.Materialize.Adhoc;

/// <summary>A transaction on a <see cref="LateWarehouse"/> that begins with the first question and leaves nothing behind. Without a
/// warehouse every answer is empty. Used on one thread.</summary>
/// <param name="warehouse">Where to ask.</param>
/// <param name="cancel">Interrupts the running statement.</param>
sealed class LateTransaction(LateWarehouse warehouse, CancellationToken cancel) : IWarehouse, IDisposable
{
    readonly OfflineWarehouse _nothing = new(new RelationCatalog());
    IEngineSession? _session;
    IWarehouse? _asked;

    /// <summary>Whether a template asked, and nobody was there to answer.</summary>
    public bool WasAskedInVain => _nothing.WasAsked;

    /// <inheritdoc/>
    public SessionRelations Relations => Asked.Relations;

    IWarehouse Asked => _asked ??= Begin();

    /// <inheritdoc/>
    public ResultTable Query(string sql) => Asked.Query(sql);

    /// <inheritdoc/>
    public long Execute(string sql) => Asked.Execute(sql);

    /// <inheritdoc/>
    public void Dispose()
    {
        _session?.Rollback();
        _session?.Dispose();
    }

    IWarehouse Begin()
    {
        if (warehouse.Relations is not { } relations || warehouse.OpenSession() is not { } session)
            return _nothing;
        _session = session;
        session.Begin();
        return new WarehouseTransaction(session, relations, cancel);
    }
}
