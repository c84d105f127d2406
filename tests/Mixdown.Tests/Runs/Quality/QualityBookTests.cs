using Mixdown.Runs.Quality;
using Mixdown.Tests.Runs.History;

namespace Mixdown.Tests.Runs.Quality;

public sealed class QualityBookTests : IDisposable
{
    readonly HistoryLab _lab = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_check_shows_how_it_ended_of_late_and_since_when_it_fails()
    {
        await _lab.LoadAsync();
        await _lab.BuildAsync();
        _lab.Expect(minimum: 100);
        await _lab.BuildAsync();
        await _lab.BuildAsync();
        await using var served = await _lab.ServeAsync();
        var book = new QualityBook(served);

        var overview = book.Overview(Cancel);
        var check = book.Find(overview.Checks[0].Id, Cancel)!;

        Assert.Equal(["enough fail", "unique_orders_id pass"], overview.Checks.Select(one => $"{one.Name} {one.Status}"));
        Assert.Equal(["pass", "fail", "fail"], check.Check.Outcomes.Select(one => one.Status));
        Assert.Equal(check.Check.Outcomes[1].At, check.FailsSince);
        Assert.Equal(check.Check.Outcomes[0].At, check.LastPassedAt);
        Assert.Contains("amount < 100", check.Sql);
        Assert.Equal(("tests/enough.sql", "totals"), (check.Check.File, check.Check.Node));
        Assert.Null(book.Find("test.small.no_such", Cancel));
    }

    [Fact]
    public async Task The_rows_that_break_a_rule_are_found_by_its_SQL_and_personal_values_are_hidden()
    {
        _lab.Folder.Write("files/orders.csv", "id,amount\n1,10\n1,20\n");
        await _lab.LoadAsync();
        _lab.Folder.Write("models/models.yml",
            """
            models:
              - name: orders
                columns:
                  - { name: id, tags: [pii], data_tests: [{ unique: { severity: warn } }] }
            """);
        await _lab.BuildAsync();
        await using var served = await _lab.ServeAsync();
        var book = new QualityBook(served);

        var check = Assert.Single(book.Overview(Cancel).Checks, one => one.Kind == "unique");
        var rows = (await book.RowsAsync(check.Id, Cancel))!;

        Assert.Equal(("warn", "id"), (check.Status, check.Column));
        Assert.Equal(["unique_field", "n_records"], rows.Rows.Columns.Select(column => column.Name));
        Assert.Equal(["***", 2L], Assert.Single(rows.Rows.Rows));
        Assert.Equal("now", rows.From);
    }

    [Fact]
    public async Task Rejected_records_are_grouped_shown_and_taken_out()
    {
        await _lab.LoadAsync();
        await using var served = await _lab.ServeAsync();
        await using var server = await HistoryLab.AnswerAsync(served);
        var book = new QuarantineBook(served);

        var group = Assert.Single((await book.ReadAsync(Cancel)).Groups);
        var record = Assert.Single(await book.RecordsAsync("shop", "orders", group.Code, Cancel));
        var (refused, _) = await HistoryLab.PostAsync(server, "/api/quality/quarantine", """{"source":"shop","table":"orders"}""", ("Origin", "https://evil.example.com"));
        var (status, begun) = await HistoryLab.PostAsync(
            server, "/api/quality/quarantine", $$"""{"source":"shop","table":"orders","code":"{{group.Code}}","reason":"a typing error"}""");
        await HistoryLab.EndAsync(server, begun.GetProperty("runId").GetString()!);

        Assert.Equal(("shop", "orders", "MX2101", 1L), (group.Source, group.Table, group.Code, group.Records));
        Assert.Equal(("3,30,oops", 4L), (record.Raw, record.Line));
        Assert.EndsWith("orders.csv", record.File);
        Assert.Equal((403, 200), (refused, status));
        Assert.Empty((await book.ReadAsync(Cancel)).Groups);
    }

    [Fact]
    public async Task A_record_that_is_no_text_is_shown_with_signs_for_what_is_none()
    {
        File.WriteAllBytes(_lab.Folder.At("files/orders.csv"), [.. "id,amount\n1,10\n2,a\0b\n3,"u8, 0xff, .. "\n4,40\n5,50\n"u8]);
        await _lab.LoadAsync();
        await using var served = await _lab.ServeAsync();
        var book = new QuarantineBook(served);

        var codes = (await book.ReadAsync(Cancel)).Groups.Select(group => group.Code).Order();
        var nul = Assert.Single(await book.RecordsAsync("shop", "orders", "MX2105", Cancel));
        var wrong = Assert.Single(await book.RecordsAsync("shop", "orders", "MX2104", Cancel));

        Assert.Equal(["MX2104", "MX2105"], codes);
        Assert.Equal(("2,a\uFFFDb", 3L), (nul.Raw, nul.Line));
        Assert.Equal(("3,\uFFFD", 4L), (wrong.Raw, wrong.Line));
    }

    [Fact]
    public async Task Groups_are_read_once_until_other_records_are_there()
    {
        await _lab.LoadAsync();
        await using var served = await _lab.ServeAsync();
        var book = new QuarantineBook(served);
        var first = await book.ReadAsync(Cancel);
        var rejected = Directory.GetFiles(_lab.Folder.At("data/dev/lake/shop/orders__quarantine"), "*.parquet");

        foreach (var file in rejected)
            File.Move(file, file + ".away");
        Assert.Equal(first.Groups, (await book.ReadAsync(Cancel)).Groups);
        foreach (var file in rejected)
            File.Move(file + ".away", file);

        _lab.Folder.Write("files/orders.csv", "id,amount\n1,10\n2,20\n3,30,oops\n4,40,oops\n5,50\n");
        await served.Runs.RunAsync(_lab.Request("load"), (run, request, stop) => run.LoadAsync(request, stop), Cancel);
        Assert.Equal(2, Assert.Single((await book.ReadAsync(Cancel)).Groups).Records);
    }

    [Fact]
    public async Task A_summary_says_how_all_of_it_stands_and_what_began_first_to_fail()
    {
        await _lab.LoadAsync();
        await _lab.BuildAsync();
        _lab.Expect(minimum: 100);
        await _lab.BuildAsync();
        _lab.Folder.Write("tests/a_later_one.sql", "select * from {{ ref('totals') }} where orders > 0\n");
        await _lab.BuildAsync();
        await using var served = await _lab.ServeAsync();
        await using var server = await HistoryLab.AnswerAsync(served);

        var summary = await HistoryLab.GetAsync(server, "/api/quality/summary");

        Assert.Equal("""{"passed":1,"failed":2,"warned":0,"skipped":0,"never":0}""", summary.GetProperty("checks").ToString());
        Assert.Equal("""{"all":1,"late":0,"never":1}""", summary.GetProperty("sources").ToString());
        Assert.Equal((1, 1), (summary.GetProperty("quarantine").GetProperty("records").GetInt32(), summary.GetProperty("quarantine").GetProperty("tables").GetInt32()));
        Assert.Equal((3, 0), (summary.GetProperty("volumes").GetProperty("all").GetInt32(), summary.GetProperty("volumes").GetProperty("outside").GetInt32()));
        Assert.Equal(["test.small.enough fail", "test.small.a_later_one fail"], summary.GetProperty("troubles").EnumerateArray().Select(one => $"{one.GetProperty("id")} {one.GetProperty("status")}"));
        var book = new QualityBook(served);
        Assert.All(summary.GetProperty("troubles").EnumerateArray(), one => Assert.Equal(book.Find(one.GetProperty("id").GetString()!, Cancel)!.FailsSince, one.GetProperty("since").GetDateTimeOffset()));
    }

    [Fact]
    public async Task The_freshness_of_a_source_is_kept()
    {
        await _lab.LoadAsync();
        await using var served = await _lab.ServeAsync();
        await using var server = await HistoryLab.AnswerAsync(served);

        var before = (await HistoryLab.GetAsync(server, "/api/quality")).GetProperty("sources")[0];
        var (_, begun) = await HistoryLab.PostAsync(server, "/api/runs", """{"verb":"source freshness"}""");
        await HistoryLab.EndAsync(server, begun.GetProperty("runId").GetString()!);
        var source = new QualityBook(served).Overview(Cancel).Sources[0];

        Assert.Equal("never", before.GetProperty("status").GetString());
        Assert.Equal(("shop.orders", "pass", "1 day"), (source.Name, source.Status, source.WarnAfter));
        Assert.NotNull(source.NewestAt);
    }

    [Fact]
    public async Task Volumes_are_those_of_runs_that_brought_rows()
    {
        await _lab.LoadAsync();
        await _lab.LoadAsync();
        await _lab.BuildAsync();
        await using var served = await _lab.ServeAsync();

        var series = new QualityBook(served).Volumes(Cancel);

        Assert.Equal(["load shop.orders 3", "model orders 3", "model totals 1"], series.Select(one => $"{one.Kind} {one.Name} {string.Join(' ', one.Points.Select(point => point.Rows))}"));
        Assert.All(series, one => Assert.Null(one.Band));
    }

    [Theory]
    [InlineData("/api/quality/checks/..%2f..%2fetc")]
    [InlineData("/api/quality/checks/model.small.orders/rows")]
    public async Task What_is_no_check_is_not_found(string path)
    {
        await using var served = await _lab.ServeAsync();
        await using var server = await HistoryLab.AnswerAsync(served);
        using var client = new HttpClient();

        using var answer = await client.GetAsync(new Uri(server.Address, path), Cancel);

        Assert.Equal(404, (int)answer.StatusCode);
    }

    public void Dispose() => _lab.Dispose();
}
