using Mixdown.Ingest.Sources.Files;

namespace Mixdown.Tests.Files;

public sealed class FilePatternTests
{
    [Theory]
    [InlineData("{table}.csv", "album.csv", "album")]
    [InlineData("{table}.csv", "album.csv.gz", "album")]
    [InlineData("{table}.csv", "album.csv.zst", "album")]
    [InlineData("{table}.csv", "sub/album.csv", null)]
    [InlineData("{table}.csv", "_album.csv", null)]
    [InlineData("{table}.csv", ".album.csv", null)]
    [InlineData("_{table}.csv", "_album.csv", "album")]
    [InlineData("{table}/*.csv", "sales/2024.csv", "sales")]
    [InlineData("{table}/*.csv", "sales/_tmp/2024.csv", null)]
    [InlineData("{table}/**/*.csv", "sales/2024.csv", "sales")]
    [InlineData("{table}/**/*.csv", "sales/a/b/2024.csv", "sales")]
    [InlineData("**/{table}.csv", "a/b/sales.csv", "sales")]
    [InlineData("{table}_?.csv", "sales_1.csv", "sales")]
    [InlineData("{table}_?.csv", "sales_10.csv", null)]
    [InlineData("{table}_[0-9].csv", "sales_7.csv", "sales")]
    [InlineData("{table}_[!0-9].csv", "sales_7.csv", null)]
    [InlineData("{table}.{csv,txt}", "sales.txt", "sales")]
    [InlineData("{table}.{csv,txt}", "sales.dat", null)]
    [InlineData("{table}_{yyyy}-{mm}-{dd}.csv", "sales_2024-02-31.csv", "sales")]
    [InlineData("{table}_{yyyy}-{mm}-{dd}.csv", "sales_2024-13-01.csv", null)]
    [InlineData("{table}_{date}.csv", "sales_20240131.csv", "sales")]
    [InlineData("{table}_{date}T{hh}.csv", "sales_2024-01-31T23.csv", "sales")]
    [InlineData("a.b+c({table}).csv", "a.b+c(x).csv", "x")]
    [InlineData("a.b+c({table}).csv", "aXb+c(x).csv", null)]
    public void A_path_is_meant_or_not(string pattern, string path, string? table)
    {
        var found = FilePattern.Parse("in/" + pattern).TryMatch(path, out var name);

        Assert.Null(FilePattern.Check("in/" + pattern));
        Assert.Equal(table, found ? name : null);
    }

    [Theory]
    [InlineData("data/store/{table}.csv", "data/store", "")]
    [InlineData("{table}.csv", ".", "")]
    [InlineData("/{table}.csv", "/", "")]
    [InlineData("drop/sales-2024-*.csv", "drop", "sales-2024-")]
    [InlineData("drop/sales.csv", "drop", "sales.csv")]
    [InlineData("s3://bucket/{table}.csv", "s3://bucket", "")]
    [InlineData("s3://bucket/in/a-{table}/*.csv", "s3://bucket/in", "a-")]
    public void The_fixed_part_of_a_path_is_what_is_listed(string path, string folder, string prefix)
    {
        var pattern = FilePattern.Parse(path);

        Assert.Equal((folder, prefix), (pattern.Folder, pattern.Prefix));
    }

    [Theory]
    [InlineData("{table}/{table}.csv", "{table} stands twice in the path")]
    [InlineData("{table}*.csv", "{table} stands beside * in the path, and nothing says which letters are the name")]
    [InlineData("drop/*{table}.csv", "{table} stands beside * in the path, and nothing says which letters are the name")]
    [InlineData("drop/", "the path names a folder, not files")]
    [InlineData("{tabel}.csv", "the path has {tabel}, which is neither {table}, {yyyy}, {mm}, {dd}, {hh}, {date} nor a choice such as {a,b}")]
    [InlineData("a{b.csv", "a { in the path does not close")]
    [InlineData("a]b.csv", "a ] in the path opens nowhere")]
    [InlineData("s3://{table}/a.csv", "the path does not name one bucket")]
    public void A_path_that_cannot_be_read_is_refused(string path, string why) => Assert.Equal(why, FilePattern.Check(path));
}
