using Mixdown.Data.Naming;
using Mixdown.Delta.Snapshots;
using Mixdown.Ingest.Bronze;

namespace Mixdown.Ingest.Maintenance;

/// <summary>Who writes a table, by what it left in the table's log.</summary>
static class LakeWriter
{
    /// <summary>The load whose table it is; null where it is none.</summary>
    public static BronzeName? LoadOf(TableName name, DeltaSnapshot snapshot) => LoadOf(name.Schema, name.Table, snapshot);

    /// <summary>The load whose rejected records it holds; null where it holds none.</summary>
    public static BronzeName? QuarantineOf(TableName name, DeltaSnapshot snapshot) =>
        name.Table.EndsWith(BronzeTable.QuarantineSuffix, StringComparison.Ordinal)
            ? LoadOf(name.Schema, name.Table[..^BronzeTable.QuarantineSuffix.Length], snapshot) : null;

    /// <summary>The load whose rows it keeps all of; null where it is no history.</summary>
    public static BronzeName? HistoryOf(TableName name, DeltaSnapshot snapshot) =>
        name.Table.EndsWith(BronzeTable.HistorySuffix, StringComparison.Ordinal)
            ? LoadOf(name.Schema, name.Table[..^BronzeTable.HistorySuffix.Length], snapshot) : null;

    /// <summary>The model whose rows it holds, as <c>model model.shop.sale</c>; null where it holds none's.</summary>
    public static string? ModelOf(DeltaSnapshot snapshot) => snapshot.Transactions
        .Select(application => application.AppId.Split('/', 3))
        .Where(words => words is ["mixdown", _, var model] && model.StartsWith(LakeMaintenance.ModelMark, StringComparison.Ordinal))
        .Select(words => "model " + words[2][LakeMaintenance.ModelMark.Length..])
        .FirstOrDefault();

    /// <summary>The stream whose events it takes, as <c>stream listening</c>; null where it takes none.</summary>
    public static string? StreamOf(TableName name, DeltaSnapshot snapshot) => snapshot.Transactions
        .Select(application => application.AppId.Split('/'))
        .Where(words => words is ["mixdown", _, _, var topic, _] && (topic == name.Table || topic + BronzeTable.QuarantineSuffix == name.Table))
        .Select(words => "stream " + words[2])
        .FirstOrDefault();

    static BronzeName? LoadOf(string schema, string table, DeltaSnapshot snapshot) => snapshot.Transactions
        .Select(application => application.AppId.Split('/'))
        .Where(words => words is ["mixdown", _, _, var name] && name == table)
        .Select(words => new BronzeName(words[1], words[2], schema, table))
        .FirstOrDefault();
}
