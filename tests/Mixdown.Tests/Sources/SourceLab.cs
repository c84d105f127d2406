using Mixdown.Data.Storage;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Sources;

namespace Mixdown.Tests.Sources;

/// <summary>What sources under test work with.</summary>
static class SourceLab
{
    static readonly DuckDbEngine Engine = DuckDbEngine.InMemory();

    public static SourceHost Host(string folder) => new(folder, new LocalObjectStores(), Path.Combine(folder, ".scratch"), TimeProvider.System)
    {
        OpenSession = Engine.OpenSession,
    };
}
