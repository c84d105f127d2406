using Mixdown.Data.Naming;

namespace Mixdown.Engines;

/// <summary>A warehouse: runs SQL. Stateless but for its connections; what it can do is <see cref="Capabilities"/>.</summary>
/// <remarks>Every engine passes <c>EngineContract</c> in the test project; start there when you add one.</remarks>
public interface IEngine : IDisposable
{
    /// <summary>What the engine can do.</summary>
    EngineCapabilities Capabilities { get; }

    /// <summary>A connection of its own. Sessions run side by side; one session is used by one thread at a time.</summary>
    IEngineSession OpenSession();

    /// <summary>Makes a lake table readable as <paramref name="name"/>, pinned to one version.</summary>
    /// <param name="name">The view's or table's name.</param>
    /// <param name="table">The table's columns and data files at that version.</param>
    /// <param name="cancel">Stops it; what was readable before still is.</param>
    void Expose(TableName name, ExposedTable table, CancellationToken cancel);

    /// <summary>Says that many statements follow: housekeeping that would stall one of them may be put off.</summary>
    void BeginBuild();

    /// <summary>Does what was put off since <see cref="BeginBuild"/>.</summary>
    void EndBuild();
}
