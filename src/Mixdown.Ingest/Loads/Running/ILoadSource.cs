using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.Ingest.Loads.Running;

/// <summary>A load's source, open for one run.</summary>
interface ILoadSource : IAsyncDisposable
{
    /// <summary>The tables that it has and the load is about, wanted by this run or not.</summary>
    IReadOnlyList<ILoadTable> Tables { get; }

    /// <summary>Whether its tables have bookmarks that it wants to hear of.</summary>
    bool HasBookmarks { get; }

    /// <summary>How long the longest transaction that the run has at the source has been open; null where there is none.</summary>
    TimeSpan? TransactionAge => null;

    /// <summary>What a person should know of what it found.</summary>
    IReadOnlyList<Diagnostic> Warnings => [];

    /// <summary>Says that a table of the project file is not there.</summary>
    Diagnostic Missing(LoadTable named);

    /// <summary>Says from where each table of the run will be read, before the first one is.</summary>
    /// <param name="bookmarks">By table name; null where all is read anew.</param>
    /// <param name="cancel">Stops it.</param>
    Task PrepareAsync(IReadOnlyDictionary<string, string?> bookmarks, CancellationToken cancel);

    /// <summary>Says which bookmarks are in the lake now.</summary>
    Task ConfirmAsync(IReadOnlyDictionary<string, string> bookmarks, CancellationToken cancel);
}
