using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project;

namespace Mixdown.Tests.Project;

public sealed class ProjectReaderTests
{
    [Fact]
    public void A_folder_without_a_project_says_what_is_missing()
    {
        using var shop = new ProjectFolder();
        File.Delete(Path.Combine(shop.Root, "dbt_project.yml"));

        var wrong = Assert.Throws<MixdownException>(shop.Read);

        Assert.Equal("MX1101", Assert.Single(wrong.Diagnostics).Code);
    }

    [Fact]
    public void A_project_without_profiles_names_the_folders_that_were_looked_in()
    {
        using var shop = new ProjectFolder();
        File.Delete(Path.Combine(shop.Root, "profiles.yml"));
        shop.Environment["HOME"] = "/home/nobody";

        var wrong = Assert.Throws<MixdownException>(shop.Read);

        Assert.Contains("/home/nobody/.dbt", Assert.Single(wrong.Diagnostics).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_of_the_command_win_over_those_of_the_project()
    {
        using var shop = new ProjectFolder(("dbt_project.yml", "name: shop\nprofile: shop\nvars: { limit: 1, shop: { other: 2 } }\n"), ("models/a.sql", "select {{ var('limit') }}, {{ var('other') }}"));
        shop.Vars = "{limit: 7}";

        Assert.Equal("select 7, 2", shop.Sql("a"));
    }

    [Fact]
    public void Only_the_target_in_use_is_rendered()
    {
        using var shop = new ProjectFolder(("profiles.yml", "shop: { target: \"{{ env_var('T', 'dev') }}\", outputs: { dev: { type: duckdb, threads: \"{{ env_var('N') | as_number }}\" }, prod: { type: duckdb, path: \"{{ env_var('NOT_SET') }}\" } } }"));
        shop.Environment["N"] = "3";

        Assert.Equal(("dev", 3), (shop.Read().Target.Name, shop.Read().Target.Threads));
    }

    [Fact]
    public void A_load_of_a_target_replaces_the_load_or_the_stream_of_its_name()
    {
        using var shop = new ProjectFolder(("mixdown.yml", """
            loads: { store: { type: csv } }
            streams: { listening: { type: collector }, other: { type: collector } }
            targets: { dev: { loads: { store: { type: parquet }, listening: { type: json } } } }
            """));

        var project = shop.Read();

        Assert.Equal(["store parquet", "listening json"], project.Loads.Select(load => $"{load.Name} {((SettingNode.Scalar)load.Settings["type"]!).Value}"));
        Assert.Equal(["other"], project.Streams.Select(stream => stream.Name));
    }

    [Fact]
    public void Every_mistake_of_a_project_is_reported_at_once()
    {
        using var shop = new ProjectFolder(("models/a.sql", "select {{ nope( }}"), ("models/b.sql", "select * from {{ ref('x') }}"), ("models/c.yml", "models: {"));

        var wrong = Assert.Throws<MixdownException>(shop.Read);

        Assert.Equal(["MX1001", "MX1203", "MX1301"], wrong.Diagnostics.Select(found => found.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Reading_the_same_files_twice_gives_the_same_graph()
    {
        using var shop = new ProjectFolder(("models/a.sql", "select 1"), ("models/b.sql", "select * from {{ ref('a') }}"), ("models/c.sql", "select * from {{ ref('a') }}"));

        Assert.Equal(Ids(shop.Read()), Ids(shop.Read()));
    }

    static string Ids(MixdownProject project) => string.Join(" ", project.Graph.InOrder.Select(node => node.UniqueId));
}
