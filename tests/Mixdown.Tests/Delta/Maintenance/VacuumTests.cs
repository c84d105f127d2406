using Mixdown.Data.Diagnostics;
using Mixdown.Delta.Maintenance;
using Mixdown.Delta.Transactions;

namespace Mixdown.Tests.Delta.Maintenance;

public sealed class VacuumTests
{
    static readonly TimeSpan EightDays = TimeSpan.FromDays(8);

    readonly MaintenanceLab _lab = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_that_left_the_table_goes_when_its_retention_has_passed()
    {
        var a = await _lab.AppendAsync("a:1");
        await _lab.AppendAsync("b:1");
        await _lab.RemoveAsync(a);
        _lab.Delta.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Empty((await _lab.Maintenance.VacuumAsync(new VacuumRequest(), Cancel)).Files);
        _lab.Delta.Clock.Advance(TimeSpan.FromDays(2));

        var vacuum = await _lab.Maintenance.VacuumAsync(new VacuumRequest(), Cancel);

        Assert.Equal("t/00001.txt", Assert.Single(vacuum.Files).Path);
        Assert.Equal(4, vacuum.Bytes);
        Assert.Equal("00002.txt", await _lab.NamesAsync());
    }

    [Fact]
    public async Task A_file_that_no_commit_knows_goes_when_it_is_old()
    {
        await _lab.AppendAsync("a:1");
        await WriteAsync("orphan.parquet", "x=1/orphan.parquet");
        _lab.Delta.Clock.Advance(EightDays);
        await WriteAsync("young.parquet");

        await _lab.Maintenance.VacuumAsync(new VacuumRequest(), Cancel);

        Assert.Equal("00001.txt young.parquet", await _lab.NamesAsync());
    }

    [Fact]
    public async Task Names_that_start_with_an_underscore_or_a_point_stay()
    {
        await _lab.AppendAsync("a:1");
        await WriteAsync("_symlink_format_manifest/manifest", "_other/x", ".hidden", "x/_y");
        _lab.Delta.Clock.Advance(EightDays);

        await _lab.Maintenance.VacuumAsync(new VacuumRequest(), Cancel);

        Assert.Equal(".hidden 00001.txt _other/x _symlink_format_manifest/manifest x/_y", await _lab.NamesAsync());
    }

    [Fact]
    public async Task A_dry_run_deletes_nothing()
    {
        await _lab.AppendAsync("a:1");
        await WriteAsync("orphan.parquet");
        _lab.Delta.Clock.Advance(EightDays);

        var vacuum = await _lab.Maintenance.VacuumAsync(new VacuumRequest { DryRun = true }, Cancel);

        Assert.Equal("t/orphan.parquet", Assert.Single(vacuum.Files).Path);
        Assert.Equal("00001.txt orphan.parquet", await _lab.NamesAsync());
    }

    [Fact]
    public async Task A_retention_below_the_tables_needs_force()
    {
        var a = await _lab.AppendAsync("a:1");
        await _lab.RemoveAsync(a);
        _lab.Delta.Clock.Advance(TimeSpan.FromHours(2));
        var hour = new VacuumRequest { Retention = TimeSpan.FromHours(1) };

        var refused = await Assert.ThrowsAsync<MixdownException>(() => _lab.Maintenance.VacuumAsync(hour, Cancel));
        var forced = await _lab.Maintenance.VacuumAsync(hour with { Force = true }, Cancel);

        Assert.Equal("MX2871", refused.Diagnostics[0].Code);
        Assert.EndsWith("keeps files for 7 days after they left it, and 1 h is less", refused.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Single(forced.Files);
    }

    [Fact]
    public async Task The_tables_own_retention_counts()
    {
        var a = await _lab.AppendAsync("a:1");
        await _lab.Maintenance.SetPropertyAsync("delta.deletedFileRetentionDuration", "interval 1 hour", Cancel);
        await _lab.RemoveAsync(a);
        _lab.Delta.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Single((await _lab.Maintenance.VacuumAsync(new VacuumRequest(), Cancel)).Files);
    }

    [Fact]
    public async Task Versions_within_the_retention_can_be_restored_and_older_ones_are_refused()
    {
        var a = await _lab.AppendAsync("a:1");
        await _lab.RemoveAsync(a);
        await _lab.AppendAsync("b:1");
        _lab.Delta.Clock.Advance(EightDays);
        await _lab.Maintenance.VacuumAsync(new VacuumRequest(), Cancel);

        var refused = await Assert.ThrowsAsync<MixdownException>(() => _lab.Maintenance.RestoreAsync(1, null, Cancel));
        Assert.Equal("MX2870", refused.Diagnostics[0].Code);
        Assert.Equal("b:1", await _lab.RowsAsync());
    }

    [Fact]
    public async Task A_table_that_needs_an_unknown_feature_is_left_alone()
    {
        await _lab.Delta.CommitAsync(
            0,
            """{"protocol":{"minReaderVersion":1,"minWriterVersion":7,"writerFeatures":["someThing"]}}""",
            """{"metaData":{"id":"x","format":{"provider":"parquet","options":{}},"schemaString":"{\"type\":\"struct\",\"fields\":[]}","partitionColumns":[],"configuration":{}}}""");

        var refused = await Assert.ThrowsAsync<MixdownException>(() => _lab.Maintenance.VacuumAsync(new VacuumRequest(), Cancel));

        Assert.Equal("MX2819", refused.Diagnostics[0].Code);
    }

    async Task WriteAsync(params string[] names)
    {
        foreach (var name in names)
            await _lab.Delta.Store.WriteAsync("t/" + name, "x"u8.ToArray(), Cancel);
    }
}
