using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources.Tables;
using Mixdown.Tests.Sources;

namespace Mixdown.ServerTests.Sources.Ado;

public sealed class MariaDbSourceContract : TableSourceContract
{
    readonly AdoDatabaseOfTest _database = AdoDatabaseOfTest.OnMariaDb();

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
            _database.Execute($"insert into t select seq + (select coalesce(max(id), 0) from t b), concat('name ', seq) from seq_1_to_{rows}");
        return Task.CompletedTask;
    }

    internal override ITableSource Unreachable() =>
        Source(_database with { Connection = "Server=127.0.0.1;Port=1;User ID=x;SslMode=Disabled" });

    static ITableSource Source(AdoDatabaseOfTest database) =>
        (ITableSource)TableLab.Bind(database.Load("\"table\": \"t\"")).Source.Open(SourceLab.Host(AdoDatabaseOfTest.Project));
}
