using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Relations;

namespace Mixdown.Project.Materialize.Adhoc;

/// <summary>A warehouse that is opened when a template first asks it something, since most SQL is made without it. Safe for several
/// threads.</summary>
public sealed class LateWarehouse
{
    readonly Func<IEngineSession?> _open;
    readonly Lazy<Warehouse?> _known;

    /// <param name="compiler">Renders the questions.</param>
    /// <param name="open">A new session; null when there is no warehouse to ask.</param>
    /// <param name="cancel">Interrupts the questions.</param>
    public LateWarehouse(ModelCompiler compiler, Func<IEngineSession?> open, CancellationToken cancel)
    {
        _open = open;
        _known = new(() => Read(compiler, cancel));
    }

    /// <summary>What is there; null when there is no warehouse.</summary>
    /// <exception cref="MixdownException">The warehouse could not be asked.</exception>
    internal RelationCatalog? Relations => _known.Value?.Relations;

    /// <summary>What the templates of one node ask.</summary>
    internal LateTransaction Begin(CancellationToken cancel) => new(this, cancel);

    /// <summary>A session of its own; null when there is no warehouse.</summary>
    internal IEngineSession? OpenSession() => _open();

    Warehouse? Read(ModelCompiler compiler, CancellationToken cancel)
    {
        using var session = _open();
        return session is null ? null : Warehouse.Read(compiler, session, cancel);
    }
}
