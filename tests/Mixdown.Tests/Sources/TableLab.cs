using System.Text.Json;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Quarantine;
using Mixdown.Ingest.Sources;
using Mixdown.Ingest.Sources.Tables;
using Mixdown.Tests.Csv;

namespace Mixdown.Tests.Sources;

/// <summary>Reads one table of a load whose settings a test writes as JSON, and shows its rows.</summary>
sealed class TableLab : IDisposable
{
    readonly TempFolder _folder = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The bookmark of the last read.</summary>
    public string? Bookmark { get; private set; }

    /// <summary>Rows that the last read left out as known.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Rows of the last read that were rejected.</summary>
    public long Rejected { get; private set; }

    /// <summary>Where the last read said that its rows come from.</summary>
    public string Place { get; private set; } = "";

    /// <summary>The folder of the project.</summary>
    public TempFolder Folder => _folder;

    /// <summary>The folder whose <c>plugins</c> are the project's; null: the project has none.</summary>
    public string? Project { get; init; }

    /// <summary>The columns of the last read, with their types in the lake.</summary>
    public ColumnList Columns { get; private set; } = new();

    /// <summary>Reads a table from the last bookmark on.</summary>
    /// <param name="settings">The load, as JSON, with a type.</param>
    /// <param name="table">Which table; null for the load's only one.</param>
    /// <param name="again">Whether all is read anew.</param>
    /// <returns>The values of each row with blanks between them; rows in order.</returns>
    public async Task<string> ReadAsync(string settings, string? table = null, bool again = false)
    {
        var load = Bind(settings);
        Directory.CreateDirectory(_folder.At(".scratch"));
        var source = (ITableSource)load.Source.Open(SourceLab.Host(_folder.Root) with { ProjectFolder = Project ?? _folder.Root });
        await using var session = await source.OpenAsync(Cancel);
        var offered = await session.TablesAsync(new TableChoice(load), Cancel);
        var wanted = offered.Single(one => table is null || one.Name == table);
        var from = again ? null : Bookmark;
        await session.PrepareAsync(offered.ToDictionary(one => one.Name, one => one == wanted ? from : null, StringComparer.Ordinal), Cancel);
        await using var read = await session.ReadAsync(new TableRequest(wanted, load.Table(wanted.Name, wanted.Place), from, new ColumnList()), Cancel);
        using var rejected = new RejectedRows(_folder.At("spill"));
        Columns = new ColumnList([.. read.Shape.Columns.Select(column => column.Settled ?? new Column(column.Name, DataType.Text))]);
        var rows = await RowsAsync(read, rejected);
        (Bookmark, Duplicates, Rejected, Place) = (read.Bookmark, read.Duplicates, rejected.Count, wanted.Place);
        return string.Join("; ", rows);
    }

    /// <summary>What is wrong with a load, or with reading it.</summary>
    public async Task<Diagnostic> FailAsync(string settings) =>
        (await Assert.ThrowsAsync<MixdownException>(() => ReadAsync(settings))).Diagnostics[0];

    /// <summary>The load of settings.</summary>
    public static LoadDefinition Bind(string settings)
    {
        var wrong = new List<Diagnostic>();
        using var json = JsonDocument.Parse(settings);
        var load = LoadDefinition.Bind("api", (SettingNode.Map)Node(json.RootElement), wrong);
        return wrong.Count > 0 ? throw new MixdownException(wrong) : load!;
    }

    public void Dispose() => _folder.Dispose();

    static async Task<List<string>> RowsAsync(ITableRead read, RejectedRows rejected)
    {
        var found = new List<string>();
        var targets = read.Shape.Columns.Select(column => new ColumnTarget(column.Name, column.Settled ?? new Column(column.Name, DataType.Text))).ToList();
        while (await read.NextAsync(new RowsRequest(targets, TypeContract.Rescue, rejected), Cancel) is { } rows)
        {
            await using (rows)
                found.AddRange(Rows(rows, targets.Count));
        }
        return found;
    }

    static List<string> Rows(ISourceRows rows, int columns)
    {
        var found = new List<string>();
        using var batch = new NativeBatch(rows.Columns);
        using var reader = rows.OpenReader();
        batch.Reset();
        for (var count = reader.Fill(batch.Batch); count > 0; batch.Reset(), count = reader.Fill(batch.Batch))
            found.AddRange(Enumerable.Range(0, count).Select(row => string.Join(' ', Enumerable.Range(0, columns).Select(column => batch.Text(column, row) ?? "null"))));
        return found;
    }

    static SettingNode Node(JsonElement value)
    {
        var at = new SourceSpan("mixdown.yml", 1, 1, 1);
        return value.ValueKind switch
        {
            JsonValueKind.Object => new SettingNode.Map(at, [.. value.EnumerateObject().Select(entry => new SettingEntry(entry.Name, at, Node(entry.Value)))]),
            JsonValueKind.Array => new SettingNode.List(at, [.. value.EnumerateArray().Select(Node)]),
            JsonValueKind.Number => new SettingNode.Scalar(at, value.GetInt64(), value.GetRawText()),
            JsonValueKind.True or JsonValueKind.False => new SettingNode.Scalar(at, value.GetBoolean(), value.GetRawText()),
            _ => new SettingNode.Scalar(at, value.GetString()!, value.GetString()!),
        };
    }
}
