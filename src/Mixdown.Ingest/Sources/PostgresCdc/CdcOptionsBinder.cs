using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Sources.PostgresCdc.Server;
using Npgsql;

namespace Mixdown.Ingest.Sources.PostgresCdc;

/// <summary>Reads the keys of a load of type postgres_cdc that are its own.</summary>
sealed class CdcOptionsBinder(SettingReader load, ICollection<Diagnostic> diagnostics)
{
    public PostgresCdcSourceOptions Bind() => new()
    {
        Connection = Connection(),
        Publication = load.Text("publication"),
        Slot = Slot(),
        Snapshot = load.Choice("snapshot", SnapshotMode.Initial),
        MaxBatch = MaxBatch(),
        Heartbeat = load.Bytes("heartbeat", new PostgresCdcSourceOptions().Heartbeat, 0, long.MaxValue),
    };

    NpgsqlConnectionStringBuilder Connection()
    {
        var text = load.RequiredText("connection");
        if (text.Length == 0)
            return new NpgsqlConnectionStringBuilder();
        if (ConnectionText.Parse(text, out var wrong) is { } connection)
            return connection;
        diagnostics.Add(new Diagnostic(
            "MX2299", $"'connection' cannot be used: {wrong}", load.Node("connection")!.At, "Write postgres://USER:PASSWORD@HOST:PORT/DATABASE, or Host=…;Database=…;Username=…"));
        return new NpgsqlConnectionStringBuilder();
    }

    string? Slot()
    {
        if (load.Text("slot") is not { } slot || CdcNames.IsSlot(slot))
            return load.Text("slot");
        diagnostics.Add(CdcFaults.BadSlotName(slot, load.Node("slot")!.At));
        return null;
    }

    BatchLimit MaxBatch()
    {
        var limit = new BatchLimit();
        if (load.Map("max_batch") is not { } map)
            return limit;
        limit = new BatchLimit
        {
            Bytes = map.Bytes("bytes", limit.Bytes, 1, long.MaxValue),
            Rows = map.Whole("rows", limit.Rows, 1),
            Time = map.Time("time", limit.Time),
        };
        map.Finish();
        return limit;
    }
}
