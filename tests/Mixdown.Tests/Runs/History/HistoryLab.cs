using System.Net.Http.Json;
using System.Text.Json;
using Mixdown.Project.Graph;
using Mixdown.Runs.Events;
using Mixdown.Runs.Running;
using Mixdown.Runs.Serving;
using Mixdown.Web.Hosting;
using Mixdown.Web.Serving;

namespace Mixdown.Tests.Runs.History;

/// <summary>A small project with a load that has a bad record, a check that fails, and what stands below it.</summary>
sealed class HistoryLab : IDisposable
{
    readonly TempFolder _folder = new();

    public HistoryLab()
    {
        _folder.Write("dbt_project.yml", "name: small\nprofile: small\n");
        _folder.Write("profiles.yml", "small: { target: dev, outputs: { dev: { type: duckdb, path: data/dev/warehouse.duckdb, threads: 2 } } }\n");
        _folder.Write("mixdown.yml", "loads:\n  shop:\n    type: csv\n    path: files/{table}.csv\n    bad_rows: { max: 50% }\n");
        _folder.Write("files/orders.csv", "id,amount\n1,10\n2,20\n3,30,oops\n4,40\n");
        _folder.Write("models/silver/orders.sql", "select id, amount from {{ source('shop', 'orders') }}\n");
        _folder.Write("models/gold/totals.sql", "select count(*) as orders, sum(amount) as amount from {{ ref('orders') }}\n");
        _folder.Write("models/gold/later.sql", "select * from {{ ref('totals') }}\n");
        _folder.Write("models/sources.yml", "sources: [{ name: shop, schema: shop, tables: [{ name: orders, freshness: { warn_after: { count: 1, period: day } } }] }]\n");
        Expect(minimum: 30);
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public TempFolder Folder => _folder;

    public string State => _folder.At("data/dev/state.duckdb");

    /// <summary>Has the check on the totals pass up to an amount: it is 70.</summary>
    public void Expect(int minimum)
    {
        _folder.Write("models/models.yml", "models:\n  - { name: orders, config: { materialized: table }, columns: [{ name: id, data_tests: [unique] }] }\n  - { name: totals, config: { materialized: table } }\n");
        _folder.Write("tests/enough.sql", $"select * from {{{{ ref('totals') }}}} where amount < {minimum}\n");
    }

    public RunRequest Request(string command) => new()
    {
        Command = command,
        ProjectDir = _folder.Root,
        Environment = new Dictionary<string, string>(0),
    };

    public static RunHost Host(params IReadOnlyList<IRunListener> listeners) => new(TimeProvider.System, Guid.CreateVersion7, listeners);

    public Task<RunStatus> LoadAsync() => new ProjectRun(Host()).LoadAsync(Request("load"), Cancel);

    public Task<RunStatus> BuildAsync() => new ProjectRun(Host()).BuildAsync(Request("build"), BuildVerb.Build, Cancel);

    public Task<ServedProject> ServeAsync() => ServedProject.OpenAsync(Host(), Request("serve"), Cancel);

    public static Task<AppServer> AnswerAsync(ServedProject served) => AppServer.StartAsync(served, new WebOptions { Port = 0 }, Cancel);

    public static async Task<JsonElement> GetAsync(AppServer server, string path)
    {
        using var client = new HttpClient();
        return await client.GetFromJsonAsync<JsonElement>(new Uri(server.Address, path), Cancel);
    }

    /// <summary>A run as it is when it is over.</summary>
    public static async Task<JsonElement> EndAsync(AppServer server, string id)
    {
        using var client = new HttpClient();
        while (true)
        {
            using var answer = await client.GetAsync(new Uri(server.Address, $"/api/runs/{id}/changes?after=0"), Cancel);
            if ((int)answer.StatusCode == 204)
                return await GetAsync(server, $"/api/runs/{id}");
        }
    }

    public static async Task<(int Status, JsonElement Body)> PostAsync(AppServer server, string path, string body, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, path))
        {
            Content = new StringContent(body, null, "application/json"),
        };
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var answer = await client.SendAsync(request, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        return ((int)answer.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    public void Dispose() => _folder.Dispose();
}
