using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources.Tables;

namespace Mixdown.Tests.Sources.Rest;

public sealed class RestSourceContract : TableSourceContract, IDisposable
{
    const int PageSize = 500;
    readonly TempFolder _folder = new();
    readonly FakeApi _api;
    int _rows;

    public RestSourceContract()
    {
        Directory.CreateDirectory(_folder.At(".scratch"));
        _api = new FakeApi(request =>
        {
            var from = int.Parse(request.QueryString["since"] ?? "1", CultureInfo.InvariantCulture);
            var skip = int.Parse(request.QueryString["offset"]!, CultureInfo.InvariantCulture);
            var ids = Enumerable.Range(1, _rows).Where(id => id >= from).Skip(skip).Take(PageSize);
            return new ApiAnswer($"[{string.Join(",\n", ids.Select(id => $$"""{"id": {{id}}, "name": "n{{id}}"}"""))}]");
        });
    }

    internal override LoadTable Settings => base.Settings with { Cursor = "id" };

    internal override Task<ITableSource> WithRowsAsync(int rows)
    {
        _rows = rows;
        return Task.FromResult(Source(_api.Url));
    }

    internal override Task AddAsync(int rows)
    {
        _rows += rows;
        return Task.CompletedTask;
    }

    internal override ITableSource Unreachable() => Source("http://127.0.0.1:1");

    public void Dispose()
    {
        _api.Dispose();
        _folder.Dispose();
    }

    ITableSource Source(string url) => (ITableSource)TableLab.Bind(
        $$"""
        {"type": "rest", "url": "{{url}}", "table": "t", "cursor": "id", "cursor_param": "since", "retry": {"max": 0}, "pagination": {"type": "offset", "size": {{PageSize}} } }
        """).Source.Open(SourceLab.Host(_folder.Root));
}
