using Mixdown.Data.Naming;
using Mixdown.Delta.Schemas;
using Mixdown.Runs.Lakes.Ddl;

namespace Mixdown.GoldenTests;

/// <summary>A table of the lake (its location, name, schema as the log has it, and partitions), and the statements that show it to
/// each engine.</summary>
public sealed class LakeDdlCases
{
    [Theory]
    [GoldenCases("ddl")]
    public void A_table_is_told_to_each_engine(GoldenCase it) => it.Check(input =>
    {
        var table = Read(input);
        return string.Join('\n', Enum.GetValues<LakeDialect>().Select(dialect => $"--- {dialect}\n{DdlText.Of(table, dialect)}"));
    });

    static DdlTable Read(string input)
    {
        var facts = input.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 2)).ToLookup(words => words[0], words => words[1], StringComparer.Ordinal);
        var name = facts["table"].Single().Split('.');
        return new DdlTable(new TableName(name[0], name[1]), SchemaJson.Read(facts["schema"].Single()), facts["location"].Single())
        {
            PartitionColumns = [.. facts["partition"].SelectMany(line => line.Split(", "))],
            Partitions = [.. facts["values"].Select(line => line.Split(", ").Select(value => value == "NULL" ? null : value).ToList())],
        };
    }
}
