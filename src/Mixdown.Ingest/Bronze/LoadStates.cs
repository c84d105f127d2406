using System.Globalization;
using System.Text.Json;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;

namespace Mixdown.Ingest.Bronze;

/// <summary>The states of one table's loads: <c>_mixdown/state/LOAD/TABLE/SEQ.json</c>.</summary>
sealed class LoadStates(IObjectStore lake, string load, string table)
{
    const string Root = "_mixdown/state/";
    const string Extension = ".json";

    // The letter that follows the slash: what is in a folder sorts before the folder's name with it.
    const char AfterSlash = (char)('/' + 1);

    // Enough to look into what happened, however rare loads are.
    const int KeptStates = 20;

    // As long as removed data files are kept by default: a version whose files are gone needs no bookmark.
    static readonly TimeSpan KeptTime = TimeSpan.FromDays(7);

    readonly string _folder = $"{Root}{load}/{table}/";

    /// <summary>The tables that a load has ever written, ordered.</summary>
    public static async Task<IReadOnlyList<string>> TablesAsync(IObjectStore lake, string load, CancellationToken cancel)
    {
        var tables = new List<string>();
        var folder = $"{Root}{load}/";
        string? after = null;
        // One question a table: each may have thousands of states.
        while (await lake.ListAsync(folder, after, cancel).FirstOrDefaultAsync(cancel).ConfigureAwait(false) is { } state)
        {
            var rest = state.Path[folder.Length..];
            var slash = rest.IndexOf('/', StringComparison.Ordinal);
            if (slash > 0)
                tables.Add(rest[..slash]);
            after = slash > 0 ? folder + rest[..slash] + AfterSlash : state.Path;
        }
        tables.Sort(StringComparer.Ordinal);
        return [.. tables];
    }

    /// <summary>The numbers of the states after <paramref name="seq"/>: staged, but not known to be committed. Ascending.</summary>
    public async Task<IReadOnlyList<long>> StagedAfterAsync(long seq, CancellationToken cancel)
    {
        var staged = new List<long>();
        await foreach (var state in lake.ListAsync(_folder, PathOf(seq), cancel).ConfigureAwait(false))
        {
            if (SeqOf(state.Path) is { } found && found > seq)
                staged.Add(found);
        }
        return staged;
    }

    /// <summary>Deletes old states: neither among the last ones nor young.</summary>
    /// <param name="seq">The last load that is committed; its state and those near it stay.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>How many.</returns>
    public async Task<int> PruneAsync(long seq, DateTimeOffset now, CancellationToken cancel)
    {
        var old = new List<string>();
        await foreach (var state in lake.ListAsync(_folder, null, cancel).ConfigureAwait(false))
        {
            if (SeqOf(state.Path) is { } found && found <= seq - KeptStates && state.Modified < now - KeptTime)
                old.Add(state.Path);
        }
        foreach (var path in old)
            await lake.DeleteAsync(path, cancel).ConfigureAwait(false);
        return old.Count;
    }

    /// <summary>A state that is there, or null.</summary>
    /// <exception cref="MixdownException">It is damaged.</exception>
    public async Task<LoadState?> FindAsync(long seq, CancellationToken cancel) =>
        await lake.FindAsync(PathOf(seq), cancel).ConfigureAwait(false) is null ? null : await ReadAsync(seq, cancel).ConfigureAwait(false);

    /// <summary>A state that must be there.</summary>
    /// <exception cref="MixdownException">It is missing or damaged.</exception>
    public async Task<LoadState> ReadAsync(long seq, CancellationToken cancel)
    {
        var path = PathOf(seq);
        var json = await lake.ReadAsync(path, cancel).ConfigureAwait(false) ?? throw Broken(path, "is missing");
        try
        {
            return JsonSerializer.Deserialize(json, LoadStateJson.Default.LoadState) ?? throw Broken(path, "is damaged");
        }
        catch (JsonException damaged)
        {
            throw new MixdownException(Broken(path, "is damaged").Diagnostics[0], damaged);
        }
    }

    /// <summary>Writes a state before anything of it is committed.</summary>
    public Task<bool> StageAsync(LoadState state, CancellationToken cancel) =>
        lake.PutIfAbsentAsync(PathOf(state.Seq), JsonSerializer.SerializeToUtf8Bytes(state, LoadStateJson.Default.LoadState), cancel);

    /// <summary>Throws a state away that cannot be finished.</summary>
    public Task DropAsync(long seq, CancellationToken cancel) => lake.DeleteAsync(PathOf(seq), cancel);

    string PathOf(long seq) => string.Create(CultureInfo.InvariantCulture, $"{_folder}{seq:D20}{Extension}");

    static long? SeqOf(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        return name.EndsWith(Extension) && long.TryParse(name[..^Extension.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            ? seq
            : null;
    }

    MixdownException Broken(string path, string how) => new(new Diagnostic(
        "MX2050", $"the state of a load {how}: {path}", new SourceSpan(Path.Combine(lake.Root, path), 1, 1, 1),
        $"Restore the file, or remove the table '{table}' from the lake to load it anew."));
}
