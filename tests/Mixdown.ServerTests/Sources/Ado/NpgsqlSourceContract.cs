using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources.Tables;
using Mixdown.Tests.Sources;

namespace Mixdown.ServerTests.Sources.Ado;

public sealed class NpgsqlSourceContract : TableSourceContract
{
    readonly AdoDatabaseOfTest _database = AdoDatabaseOfTest.OnPostgres();

    internal override LoadTable Settings => new("t", new SourceSpan("mixdown.yml", 1, 1, 1)) { Cursor = "id" };

    internal override async Task<ITableSource> WithRowsAsync(int rows)
    {
        _database.Execute("drop table if exists t");
        _database.Execute("create table t (id bigint primary key, name varchar(50))");
        await AddAsync(rows);
        return Source(_database);
    }

    internal override Task AddAsync(int rows)
    {
        if (rows > 0)
            _database.Execute($"insert into t select n + coalesce((select max(id) from t), 0), 'name ' || n from generate_series(1, {rows}) n");
        return Task.CompletedTask;
    }

    internal override ITableSource Unreachable() =>
        Source(_database with { Connection = "Host=127.0.0.1;Port=1;Username=x" });

    static ITableSource Source(AdoDatabaseOfTest database) =>
        (ITableSource)TableLab.Bind(database.Load("\"table\": \"t\"")).Source.Open(SourceLab.Host(AdoDatabaseOfTest.Project));
}
