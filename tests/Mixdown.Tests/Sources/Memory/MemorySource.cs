using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Sources;
using Mixdown.Ingest.Sources.Tables;

namespace Mixdown.Tests.Sources.Memory;

/// <summary>A source of tables in memory: its bookmark is the number of rows read.</summary>
sealed record MemorySource : SourceOptions, ITableSource
{
    public override string Kind => "memory";

    public override string Place => "memory";

    public Dictionary<string, MemoryTable> Tables { get; } = new(StringComparer.Ordinal);

    public bool IsUnreachable { get; init; }

    /// <summary>Whether the source cannot take confirmations.</summary>
    public bool RefusesConfirmation { get; set; }

    /// <summary>What it was told last.</summary>
    public IReadOnlyDictionary<string, string>? Confirmed { get; private set; }

    /// <summary>Where the run said that it would read.</summary>
    public IReadOnlyDictionary<string, string?>? Prepared { get; private set; }

    public int Sessions { get; private set; }

    public int OpenSessions { get; private set; }

    internal override ISource Open(SourceHost host) => this;

    public Task<ITableSession> OpenAsync(CancellationToken cancel)
    {
        if (IsUnreachable)
            throw new MixdownException(new Diagnostic("MX9999", "memory is gone", new SourceSpan("memory", 1, 1, 1), "Bring it back."));
        (Sessions, OpenSessions) = (Sessions + 1, OpenSessions + 1);
        return Task.FromResult<ITableSession>(new Session(this));
    }

    sealed class Session(MemorySource source) : ITableSession
    {
        public Task<IReadOnlyList<OfferedTable>> TablesAsync(TableChoice choice, CancellationToken cancel) => Task.FromResult<IReadOnlyList<OfferedTable>>(
            [.. source.Tables.Where(table => choice.Has(table.Key, PlaceOf(table.Key))).OrderBy(table => table.Key, StringComparer.Ordinal)
                .Select(table => new OfferedTable(table.Key, PlaceOf(table.Key), table.Value.Rows.Count))]);

        public Task PrepareAsync(IReadOnlyDictionary<string, string?> bookmarks, CancellationToken cancel)
        {
            source.Prepared = bookmarks;
            return Task.CompletedTask;
        }

        public Task<ITableRead> ReadAsync(TableRequest request, CancellationToken cancel) =>
            Task.FromResult<ITableRead>(new MemoryRead(source.Tables[request.Table.Name], request));

        public Task ConfirmAsync(IReadOnlyDictionary<string, string> bookmarks, CancellationToken cancel)
        {
            if (source.RefusesConfirmation)
                throw new MixdownException(new Diagnostic("MX9998", "memory takes no confirmation"));
            source.Confirmed = bookmarks;
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            source.OpenSessions--;
            return ValueTask.CompletedTask;
        }

        static string PlaceOf(string table) => $"public.{table}";
    }
}
