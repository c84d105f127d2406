using Mixdown.Data.Settings;
using Mixdown.Tests.Load;

namespace Mixdown.ServerTests.PostgresCdc;

/// <summary>A database, a lake that follows its changes, and loads between them.</summary>
sealed class CdcLab(LoadParquet parquet) : IDisposable
{
    readonly LoadLab _lab = new(parquet);

    public CdcDatabase Db { get; } = new();

    public LoadLab Lab => _lab;

    /// <summary>What the load's entry says beside its type; a <c>connection</c> and a <c>slot</c> are added where there are none.</summary>
    public void Follow(params (string Key, object Value)[] entries)
    {
        List<(string, object)> all = [("type", "postgres_cdc"), .. entries];
        if (!all.Exists(entry => entry.Item1 == "connection"))
            all.Add(("connection", Db.Connection.ConnectionString));
        if (!all.Exists(entry => entry.Item1 == "slot"))
            all.Add(("slot", Db.Slot));
        _lab.Settings = LoadLab.Map([.. all]);
    }

    public async Task LoadAsync(params string[] tables)
    {
        await _lab.LoadAsync(tables);
        Assert.Empty(_lab.Last!.Errors);
    }

    /// <summary>The code and message of the one thing that is wrong with the next load.</summary>
    public async Task<string> FailureAsync()
    {
        var failed = await Record.ExceptionAsync(() => _lab.LoadAsync()) is { } thrown
            ? Assert.IsType<Mixdown.Data.Diagnostics.MixdownException>(thrown).Diagnostics
            : _lab.Last!.Errors;
        return Assert.Single(failed).ToString();
    }

    /// <summary>Every row that came for a table, in its order: the load's number first.</summary>
    public Task<IReadOnlyList<string>> HistoryAsync(string table, string columns) =>
        _lab.QueryAsync($"select _mx_seq, {columns} from bronze.{table}__history order by _mx_seq, _mx_row");

    public void Dispose()
    {
        _lab.Dispose();
        Db.Dispose();
    }
}
