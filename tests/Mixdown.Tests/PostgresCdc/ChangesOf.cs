using Mixdown.Data.Schemas;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Quarantine;
using Mixdown.Ingest.Sources;
using Mixdown.Ingest.Sources.PostgresCdc.Changes;
using Mixdown.Tests.Csv;
using NpgsqlTypes;

namespace Mixdown.Tests.PostgresCdc;

/// <summary>Rows that messages become: operation, then the columns <c>id</c> (integer) and <c>name</c>, then what is rescued.</summary>
sealed class ChangesOf : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("mx-cdc-").FullName;
    readonly SpillFile _spill;
    readonly LogBatch _batch;

    public ChangesOf(params IEnumerable<byte[]> messages)
    {
        _spill = new SpillFile(Path.Combine(_folder, "spill"));
        _batch = new LogBatch(new Dictionary<string, uint> { ["public.t"] = 7, ["public.u"] = 8 }, _spill);
        foreach (var message in messages)
            _batch.Add(message);
    }

    public LogBatch Batch => _batch;

    public long SpilledBytes => _spill.Length;

    public TypeContract Contract { get; init; } = TypeContract.Rescue;

    /// <summary>Why rows were rejected.</summary>
    public IReadOnlyList<string> Rejected { get; private set; } = [];

    public IReadOnlyList<string> Rows(string table = "t", ulong after = 0)
    {
        if (!_batch.TryGet($"public.{table}", out var logged))
            return [];
        using var rejected = new RejectedRows(Path.Combine(_folder, "rejected"));
        List<ColumnTarget> targets = [new("id", new Column("id", new DataType.Integer(32))), new("name", new Column("name", DataType.Text))];
        var rows = new ChangeRows(logged.Changes, $"public.{table}", new NpgsqlLogSequenceNumber(after), ["id"], new RowsRequest(targets, Contract, rejected));
        var read = Fill(rows);
        Rejected = [.. rejected.Read().Select(row => $"{row.Line}: {row.Code}: {row.Reason}: {System.Text.Encoding.UTF8.GetString(row.Raw)}")];
        return read;
    }

    public void Dispose()
    {
        _spill.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    static List<string> Fill(ChangeRows rows)
    {
        using var reader = rows.OpenReader();
        using var batch = new NativeBatch(rows.Columns);
        var read = new List<string>();
        while (true)
        {
            batch.Reset();
            var count = reader.Fill(batch.Batch);
            if (count == 0)
                return read;
            for (var row = 0; row < count; row++)
                read.Add(Line(batch, row));
        }
    }

    static string Line(NativeBatch batch, int row)
    {
        var rescued = batch.Text(3, row);
        var unchanged = batch.Text(5, row);
        return $"{batch.Text(4, row)} {batch.Text(0, row) ?? "∅"} {batch.Text(1, row) ?? "∅"}{(rescued is null ? "" : " " + rescued)}{(unchanged is null ? "" : " as before: " + unchanged)}";
    }
}
