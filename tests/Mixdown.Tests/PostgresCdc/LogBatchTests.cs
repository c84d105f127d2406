using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Evolution;
using static Mixdown.Tests.PostgresCdc.PgMessages;

namespace Mixdown.Tests.PostgresCdc;

public sealed class LogBatchTests
{
    static readonly byte[] Table = Relation(7, "t", 'd', "*id", "name");

    [Fact]
    public void Inserts_updates_deletes_and_truncates_become_rows_in_their_order()
    {
        using var log = new ChangesOf(
            Begin(100), Table, Insert(7, "1", "one"), Update(7, "1", null), Delete(7, 'K', "1", null), Truncate(7), Commit(100, 120));

        Assert.Equal(["i 1 one", "u 1 ∅", "d 1 ∅", "t ∅ ∅"], log.Rows());
        Assert.Equal(120UL, (ulong)log.Batch.End);
    }

    [Fact]
    public void An_update_that_moves_a_row_deletes_the_old_key_and_inserts_the_new_one()
    {
        using var log = new ChangesOf(Begin(100), Table, Update(7, 'K', ["1", null], ["2", "two"]), Commit(100, 120));

        Assert.Equal(["d 1 ∅", "i 2 two"], log.Rows());
    }

    [Fact]
    public void A_whole_old_row_moves_a_row_only_where_the_key_differs_and_gives_values_that_did_not_change()
    {
        using var log = new ChangesOf(
            Begin(100), Relation(7, "t", 'f', "*id", "*name"),
            Update(7, 'O', ["1", "long"], ["1", Unchanged]), Update(7, 'O', ["1", "long"], ["2", Unchanged]), Commit(100, 120));

        Assert.Equal(["u 1 long", "d 1 long", "i 2 long"], log.Rows());
    }

    [Fact]
    public void A_value_that_did_not_change_and_is_not_in_the_log_is_named()
    {
        using var log = new ChangesOf(
            Begin(100), Table, Update(7, "1", Unchanged), Update(7, 'K', ["1", null], ["2", Unchanged]), Update(7, "2", "new"), Commit(100, 120));

        Assert.Equal(["""u 1 ∅ as before: ["name"]""", "d 1 ∅", """i 2 ∅ as before: ["name"]""", "u 2 new"], log.Rows());
    }

    [Fact]
    public void What_committed_before_the_bookmark_is_left_out_whole()
    {
        using var log = new ChangesOf(
            Begin(100), Table, Insert(7, "1", "a"), Insert(7, "2", "b"), Commit(100, 120),
            Begin(120), Insert(7, "3", "c"), Commit(120, 140));

        Assert.Equal(["i 3 c"], log.Rows(after: 120));
        Assert.Equal(["i 1 a", "i 2 b", "i 3 c"], log.Rows(after: 100));
    }

    [Fact]
    public void Each_table_gets_its_own_changes_and_a_truncate_those_of_all_that_it_names()
    {
        using var log = new ChangesOf(
            Begin(100), Table, Relation(8, "u", 'd', "*id", "name"), Relation(9, "other", 'd', "*id"),
            Insert(7, "1", "t"), Insert(9, "9"), Insert(8, "2", "u"), Truncate(7, 8, 9), Commit(100, 120));

        Assert.Equal(["i 1 t", "t ∅ ∅"], log.Rows());
        Assert.Equal(["i 2 u", "t ∅ ∅"], log.Rows("u"));
        Assert.Equal(4, log.Batch.Rows);
    }

    [Fact]
    public void Columns_may_come_go_and_change_places_between_two_changes()
    {
        using var log = new ChangesOf(
            Begin(100), Table, Insert(7, "1", "one"), Commit(100, 120),
            Begin(120), Relation(7, "t", 'd', "extra", "name", "*id"), Insert(7, "x", "two", "2"), Commit(120, 140),
            Begin(140), Relation(7, "t", 'd', "*ID"), Insert(7, "3"), Commit(140, 160));

        Assert.Equal(["i 1 one", "i 2 two", "i 3 ∅"], log.Rows());
    }

    [Fact]
    public void What_was_told_of_another_table_of_the_same_name_is_left_out()
    {
        using var log = new ChangesOf(
            Begin(100), Table, Insert(7, "1", "one"), Commit(100, 120),
            Begin(120), Relation(17, "t", 'd', "*id", "name"), Insert(17, "2", "two"), Commit(120, 140));

        Assert.Equal(["i 1 one"], log.Rows());
    }

    [Fact]
    public void A_value_that_does_not_fit_is_rescued_quarantined_or_stops_the_load_as_the_contract_says()
    {
        byte[][] messages = [Begin(100), Table, Insert(7, "99999999999", "x"), Insert(7, "2", "y"), Commit(100, 120)];
        using var rescue = new ChangesOf(messages);
        using var quarantine = new ChangesOf(messages) { Contract = TypeContract.Quarantine };
        using var freeze = new ChangesOf(messages) { Contract = TypeContract.Freeze };

        Assert.Equal(["""i ∅ x {"id":"99999999999"}""", "i 2 y"], rescue.Rows());
        Assert.Equal(["i 2 y"], quarantine.Rows());
        Assert.Equal(["""1: MX2107: the value of 'id' is no integer: {"id":"99999999999","name":"x"}"""], quarantine.Rejected);
        Assert.Equal("MX2031", Assert.Throws<MixdownException>(() => freeze.Rows()).Diagnostics[0].Code);
    }

    [Fact]
    public void A_transaction_larger_than_memory_lies_in_a_file_and_keeps_its_order()
    {
        const int rows = 3000;
        var wide = new string('x', 200_000);
        using var log = new ChangesOf([
            Begin(100), Table, .. Enumerable.Range(0, rows).Select(i => Insert(7, $"{i}", i % 500 == 7 ? wide : $"row {i}")), Commit(100, 120)]);

        Assert.Equal(Enumerable.Range(0, rows).Select(i => $"i {i} {(i % 500 == 7 ? wide : $"row {i}")}"), log.Rows());
        Assert.True(log.SpilledBytes > 6 * wide.Length);
    }

    [Fact]
    public void A_message_that_is_cut_off_or_unknown_is_refused_by_name()
    {
        var insert = Insert(7, "1", "one");

        foreach (var broken in (byte[][])[[(byte)'Z'], Table[..10], Commit(1, 2)[..12]])
            Assert.Equal("MX2294", Assert.Throws<MixdownException>(() => new ChangesOf(Begin(100), broken)).Diagnostics[0].Code);
        using var log = new ChangesOf(Begin(100), Table, insert[..^2], Commit(100, 120));
        Assert.Equal("MX2294", Assert.Throws<MixdownException>(() => log.Rows()).Diagnostics[0].Code);
    }
}
