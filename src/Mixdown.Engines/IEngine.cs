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
    void Expose(TableName name, ExposedTable table);
}
