using Mixdown.Engines.DuckDb.Native;

namespace Mixdown.Tests.DuckDb.Native.Pitfalls;

/// <summary>What serialised plans hold, which is not all that one would think: where we can mend it, that it is mended; else the fact.</summary>
public sealed class PlanPitfallTests : IDisposable
{
    readonly TempFolder _folder = new();
    readonly DuckDBConnection _connection = MemoryConnection.Open();

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Plans_of_csv_scans_cannot_be_serialised_so_lineage_reads_shadow_tables()
    {
        File.WriteAllText(_folder.File("a.csv"), "a\n1\n");

        var plan = (string)_connection.Scalar($"select json_serialize_plan($$select a from read_csv('{_folder.File("a.csv")}')$$)")!;

        Assert.Contains("CSVReaderSerialize not implemented", plan, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_of_a_query_are_found_in_its_serialised_plan_whatever_its_shape()
    {
        _connection.Run("create table a (i int); create table b (i int)");

        var plan = (string)_connection.Scalar("select json_serialize_plan('select * from a join b using (i) where exists (from b b2 where b2.i = a.i)')")!;

        Assert.Contains("\"table\":\"a\"", plan.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("\"table\":\"b\"", plan.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Skipping_defaults_in_a_serialised_plan_loses_the_first_column_so_it_is_left_off()
    {
        _connection.Run("create table a (i int, j int)");

        Assert.Contains("\"column_indexes\":[{\"index\":0,", Plan(""), StringComparison.Ordinal);
        Assert.DoesNotContain("\"index\":0", Plan(", skip_default := true"), StringComparison.Ordinal);

        string Plan(string option) =>
            ((string)_connection.Scalar($"select json_serialize_plan('select i, j from a'{option})")!).Replace(" ", "", StringComparison.Ordinal);
    }
}
