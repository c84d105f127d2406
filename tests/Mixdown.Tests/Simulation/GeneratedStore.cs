using System.Security.Cryptography;
using Mixdown.Simulation.Store;

namespace Mixdown.Tests.Simulation;

/// <summary>A store in a folder of its own, deleted with it.</summary>
sealed class GeneratedStore : IDisposable
{
    static readonly string[] TableNames =
    [
        "album", "artist", "customer", "employee", "genre", "invoice", "invoice_line", "media_type", "playlist",
        "playlist_track", "track",
    ];

    readonly string _parent = Directory.CreateTempSubdirectory("mixdown-store-").FullName;
    readonly Dictionary<string, PlainCsv> _tables = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> Tables => TableNames;

    /// <summary>Where the store goes; not there until something is generated.</summary>
    public string Folder => Path.Combine(_parent, "store");

    public GroundTruth Truth { get; private set; } = null!;

    public PlainCsv this[string table] =>
        _tables.TryGetValue(table, out var csv) ? csv : _tables[table] = PlainCsv.Read(Folder, table);

    public static async Task<GeneratedStore> Of(StoreOptions options)
    {
        var store = new GeneratedStore();
        store.Truth = (await store.Generate(options)).Truth;
        return store;
    }

    public Task<GenerationSummary> Generate(StoreOptions options) =>
        new StoreGenerator(options).WriteAsync(Folder, progress: null, TestContext.Current.CancellationToken);

    /// <summary>One hash over the names and bytes of every file.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.GetFiles(Folder).Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(File.ReadAllBytes(file));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public void Dispose() => Directory.Delete(_parent, recursive: true);
}
