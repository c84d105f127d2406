namespace Mixdown.Tests.Cli;

/// <summary>A project of one file and two models, run by the real program.</summary>
sealed class SmallProject : IDisposable
{
    readonly TempFolder _folder = new();

    public SmallProject()
    {
        Write("dbt_project.yml", "name: small\nversion: '1.0'\nprofile: small\nmodels:\n  small:\n    +materialized: table\n");
        Write("profiles.yml", "small:\n  target: dev\n  outputs:\n    dev: { type: duckdb, path: data/dev/warehouse.duckdb, threads: 2 }\n");
        Write("mixdown.yml", "loads:\n  shop:\n    type: csv\n    path: \"raw/{table}.csv\"\n");
        Write("models/sources.yml", "sources:\n  - name: shop\n    tables: [{ name: sale }]\n");
        Write("models/daily.sql", "select day, sum(amount) as amount from {{ source('shop', 'sale') }} group by day\n");
        Write("models/total.sql", "select sum(amount) as amount from {{ ref('daily') }}\n");
        Write("raw/sale.csv", "day,amount\n2025-01-01,10.50\n2025-01-01,4.50\n2025-01-02,3.00\n");
    }

    public string Root => _folder.Root;

    public void Write(string file, string text) => _folder.Write(file, text);

    public Task<MixdownProcess.Ended> RunAsync(params IEnumerable<string> arguments) =>
        MixdownProcess.RunAsync(Root, NoVariables, arguments);

    /// <summary>Runs a command in the process of the tests.</summary>
    public Task<MixdownProcess.Ended> RunHereAsync(params IEnumerable<string> arguments) =>
        MixdownCommand.RunAsync(Root, NoVariables, arguments, TestContext.Current.CancellationToken);

    public MixdownProcess Start(params IEnumerable<string> arguments) => MixdownProcess.Start(Root, NoVariables, arguments);

    public async Task<string> AnswerAsync(string sql) => (await RunAsync("query", sql, "--format", "csv")).Expect(0).Output;

    public void Dispose() => _folder.Dispose();

    static IReadOnlyDictionary<string, string> NoVariables { get; } = new Dictionary<string, string>();
}
