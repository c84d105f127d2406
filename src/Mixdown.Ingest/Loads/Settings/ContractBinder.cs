using Mixdown.Data.Settings;
using Mixdown.Ingest.Evolution;

namespace Mixdown.Ingest.Loads.Settings;

/// <summary>Reads the key <c>schema_contract</c> of a load or of a table.</summary>
static class ContractBinder
{
    /// <param name="owner">The load's or the table's settings.</param>
    /// <param name="byDefault">What holds for the keys that are not there.</param>
    public static SchemaContract Bind(SettingReader owner, SchemaContract byDefault)
    {
        if (owner.Map("schema_contract") is not { } map)
            return byDefault;
        var contract = new SchemaContract(
            map.Choice("tables", byDefault.Tables), map.Choice("columns", byDefault.Columns), map.Choice("data_type", byDefault.DataType));
        map.Finish();
        return contract;
    }
}
