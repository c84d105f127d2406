using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.Ingest.Evolution;

/// <summary>How much of a table a load writes anew by itself when a column becomes wider.</summary>
static class RewriteLimit
{
    /// <summary>Bytes of data files: beyond it a load that should take seconds would take minutes, and a person decides when.</summary>
    const long Bytes = 1L << 30;

    /// <summary>Refuses what is too large.</summary>
    /// <exception cref="MixdownException">MX2520: the table is larger.</exception>
    public static void Check(BronzeTable bronze, SchemaPlan schema, LoadTable table)
    {
        var bytes = bronze.Snapshot?.Files.Sum(file => file.Bytes) ?? 0;
        if (bytes <= Bytes)
            return;
        var wider = schema.Changes.Where(change => change.Kind == SchemaChangeKind.Widened).Select(change => change.ToString());
        throw new MixdownException(new Diagnostic(
            "MX2520",
            string.Create(CultureInfo.InvariantCulture, $"'{table.Name}' has {bytes / 1e9:0.0} GB of data files, which would be written anew for {string.Join(", ", wider)}"),
            table.At,
            "Run 'mixdown load --migrate' when there is time for it, or set schema_contract.data_type to rescue for the table."));
    }
}
