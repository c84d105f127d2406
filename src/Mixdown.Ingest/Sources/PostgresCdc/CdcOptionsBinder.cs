using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Postgres.Connections;

namespace Mixdown.Ingest.Sources.PostgresCdc;

/// <summary>Reads the keys of a load of type postgres_cdc that are its own.</summary>
sealed class CdcOptionsBinder(SettingReader load, ICollection<Diagnostic> diagnostics)
{
    readonly PostgresCdcSourceOptions _byDefault = new();

    public PostgresCdcSourceOptions Bind() => new()
    {
        Address = PostgresAddress.Read(load, diagnostics) ?? _byDefault.Address,
        Publication = load.Text("publication"),
        Slot = Slot(),
        Snapshot = load.Choice("snapshot", SnapshotMode.Initial),
        MaxBatch = MaxBatch(),
        Heartbeat = load.Bytes("heartbeat", _byDefault.Heartbeat, 0, long.MaxValue),
    };

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
