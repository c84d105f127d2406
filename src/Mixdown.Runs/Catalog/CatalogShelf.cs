using Mixdown.Runs.Catalog.Lake;
using Mixdown.Runs.Serving;

namespace Mixdown.Runs.Catalog;

/// <summary>The current edition of a served project's catalog: another one as soon as its files were read anew. Catalog, lineage and trace
/// share it. Safe for several threads.</summary>
/// <param name="served">The project.</param>
public sealed class CatalogShelf(ServedProject served)
{
    readonly Lock _lock = new();
    CatalogEdition? _current;

    /// <summary>The project.</summary>
    internal ServedProject Served => served;

    /// <summary>The logs of the lake, of which only news are read.</summary>
    internal LakeShelf Lake { get; } = new(served.Host);

    /// <summary>What is made of the files as they were last read.</summary>
    internal CatalogEdition Current
    {
        get
        {
            lock (_lock)
            {
                var project = served.Project;
                if (!ReferenceEquals(_current?.Project, project))
                    _current = new CatalogEdition(project, served.Lineage);
                return _current!;
            }
        }
    }
}
