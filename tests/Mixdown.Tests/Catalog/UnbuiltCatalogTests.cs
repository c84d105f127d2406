using Mixdown.Runs.Catalog;
using Mixdown.Runs.Running;
using Mixdown.Runs.Serving;

namespace Mixdown.Tests.Catalog;

/// <summary>The catalog of a project of which nothing was ever loaded or built.</summary>
public sealed class UnbuiltCatalogTests : IDisposable
{
    readonly TempFolder _folder = new();

    [Fact]
    public async Task What_files_say_is_there_before_the_first_build()
    {
        _folder.Write("dbt_project.yml", "name: shop\nprofile: shop\n");
        _folder.Write("profiles.yml", "shop: { target: dev, outputs: { dev: { type: duckdb, path: data/dev/warehouse.duckdb } } }\n");
        _folder.Write("models/item.sql", "select 1 as item_key\n");
        var request = new RunRequest { Command = "serve", ProjectDir = _folder.Root, Environment = new Dictionary<string, string>(0) };
        await using var served = await ServedProject.OpenAsync(new RunHost(TimeProvider.System, Guid.CreateVersion7, []), request, TestContext.Current.CancellationToken);
        var catalog = new ProjectCatalog(new CatalogShelf(served));

        var item = Assert.Single((await catalog.ListAsync(TestContext.Current.CancellationToken)).Nodes);

        Assert.Equal(("item", null), (item.Name, item.State));
        Assert.Equal("item", (await catalog.FindAsync(item.Id, TestContext.Current.CancellationToken))!.Node.Name);
    }

    public void Dispose() => _folder.Dispose();
}
