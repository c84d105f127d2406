using Mixdown.Data.Schemas;
using Mixdown.Ingest.Sources.Tables;
using Mixdown.Tests.Sources.Memory;

namespace Mixdown.Tests.Sources;

public sealed class MemorySourceContract : TableSourceContract
{
    readonly MemoryTable _table = new(new Column("id", DataType.Int64), new Column("name", DataType.Text)) { PartRows = 5000 };

    internal override async Task<ITableSource> WithRowsAsync(int rows)
    {
        var source = new MemorySource { Tables = { ["t"] = _table } };
        await AddAsync(rows);
        return source;
    }

    internal override Task AddAsync(int rows)
    {
        for (var i = 0; i < rows; i++)
            _table.Add(_table.Rows.Count + 1L, $"name of {_table.Rows.Count + 1}");
        return Task.CompletedTask;
    }

    internal override ITableSource Unreachable() => new MemorySource { IsUnreachable = true };
}
