using System.Text.Json;
using Mixdown.Project;
using Mixdown.Project.Graph;
using Mixdown.Runs.Serving;
using Mixdown.Web.Hosting;
using Mixdown.Web.Serving;

namespace Mixdown.Tests.Dashboards.Answers;

/// <summary>The shop behind a real server, as a page asks it.</summary>
sealed class ServedShop : IAsyncDisposable
{
    readonly HttpClient _http;
    readonly AppServer _server;

    ServedShop(ShopProject project, ServedProject served, AppServer server) =>
        (Project, Served, _server, _http) = (project, served, server, new HttpClient { BaseAddress = server.Address });

    public ShopProject Project { get; }

    public ServedProject Served { get; }

    public int Port => _server.Address.Port;

    public static async Task<ServedShop> StartAsync(Action<ShopProject>? change = null)
    {
        var project = new ShopProject();
        change?.Invoke(project);
        var served = await project.ServeAsync();
        return new ServedShop(project, served, await AppServer.StartAsync(served, new WebOptions { Port = 0 }, TestContext.Current.CancellationToken));
    }

    public Task<HttpResponseMessage> AskAsync(string address) => _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> PostAsync(string address, HttpContent body) => _http.PostAsync(address, body, TestContext.Current.CancellationToken);

    /// <summary>Takes the files as they are now, as the watch of a served project does.</summary>
    public void ReadAnew() => Served.Take(ProjectReader.Read(Served.Host.ProjectRequest(Served.Request, "anew"), TestContext.Current.CancellationToken), []);

    public async Task<string> TextAsync(string address)
    {
        using var answer = await AskAsync(address);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async Task<JsonElement> JsonAsync(string address) => JsonElement.Parse(await TextAsync(address));

    /// <summary>The answers of tiles by their ids.</summary>
    public async Task<Dictionary<string, JsonElement>> TilesAsync(string query = "") =>
        (await TextAsync($"/api/dashboards/sales/data{query}")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line))
            .ToDictionary(answer => answer.GetProperty("tile").GetString()!, StringComparer.Ordinal);

    /// <summary>The rows of one tile, each as its values with a space between.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string tile, string query = "")
    {
        return Rows((await TilesAsync($"?tile={tile}{query}"))[tile]);
    }

    /// <summary>The rows of an answer, each as its values with a space between.</summary>
    public static IReadOnlyList<string> Rows(JsonElement answer)
    {
        var columns = answer.GetProperty("values").EnumerateArray().Select(column => column.EnumerateArray().ToList()).ToList();
        return [.. Enumerable.Range(0, columns.Count == 0 ? 0 : columns[0].Count).Select(row => string.Join(' ', columns.Select(column => column[row].ToString())))];
    }

    public Task BuildAsync() => Served.Runs.RunAsync(
        Project.Request("build"), (run, request, stop) => run.BuildAsync(request, BuildVerb.Build, stop), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        await Served.DisposeAsync();
        Project.Dispose();
    }
}
