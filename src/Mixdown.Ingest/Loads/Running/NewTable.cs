using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.Ingest.Loads.Running;

/// <summary>What the contract says of a table that the lake does not have.</summary>
static class NewTable
{
    /// <summary>Whether the table is new and may not come.</summary>
    public static bool IsRefused(BronzeTable bronze, LoadTable settings) => bronze.Snapshot is null && settings.Contract.Tables != TableContract.Evolve;

    /// <summary>Passes the table over.</summary>
    /// <exception cref="MixdownException">MX2066: that is not allowed either.</exception>
    public static TableLoad Refuse(BronzeTable bronze, LoadTable settings)
    {
        if (settings.Contract.Tables == TableContract.DiscardRow)
            return new TableLoad(bronze.Name.InWarehouse, LoadOutcome.Skipped);
        throw new MixdownException(new Diagnostic(
            "MX2066", $"the source has a table '{bronze.Name.Table}' that the lake does not have, and schema_contract.tables is freeze",
            settings.At, "Set schema_contract.tables to evolve (it is created) or discard_row (it is passed over)."));
    }
}
