using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Packages;

namespace Mixdown.Tests.Packages;

public sealed class PackageInstallTests
{
    [Fact]
    public async Task A_local_package_and_what_it_asks_for_are_installed_and_edits_count_at_once()
    {
        using var shop = new ShopFolder("packages:\n  - local: \"{{ env_var('WHERE') }}\"\n");
        shop.Package("kit", "kit", "packages: [{ local: ../base }]");
        shop.Package("base", "base");

        var result = await shop.DepsAsync();
        shop.Write("kit/macros/more.sql", "x");

        Assert.Equal(["kit", "base"], result.Packages.Select(package => package.Name));
        Assert.Equal("x", shop.Read("shop/dbt_packages/kit/macros/more.sql"));
        Assert.True(shop.Has("shop/dbt_packages/base/dbt_project.yml"));
    }

    [Fact]
    public async Task A_branch_stays_at_the_commit_of_the_lock_until_it_is_upgraded()
    {
        using var shop = new ShopFolder("packages:\n  - git: ../kit\n    revision: main\n    subdirectory: inner\n");
        shop.Package("kit/inner", "kit");
        var first = shop.Commit("kit");
        shop.Write("shop/packages.yml", $"packages:\n  - git: {shop.Root}/kit\n    revision: main\n    subdirectory: inner\n");
        await shop.DepsAsync();
        var locked = shop.Read("shop/package-lock.yml");
        shop.Write("kit/inner/macros/new.sql", "new");
        var second = shop.Commit("kit");

        var again = await shop.DepsAsync();
        Directory.Delete(Path.Combine(shop.Project, "dbt_packages"), recursive: true);
        await shop.DepsAsync();
        var hadNew = shop.Has("shop/dbt_packages/kit/macros/new.sql");
        await shop.DepsAsync(InstallMode.Upgrade);

        Assert.False(again.IsChanged);
        Assert.Contains(first, locked, StringComparison.Ordinal);
        Assert.False(hadNew);
        Assert.True(shop.Has("shop/dbt_packages/kit/macros/new.sql"));
        Assert.Contains(second, shop.Read("shop/package-lock.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_is_unpacked_without_its_outer_folder()
    {
        using var shop = new ShopFolder("");
        shop.Tarball("kit.tar.gz", ("kit-1.0/dbt_project.yml", "name: kit\n"), ("kit-1.0/macros/a.sql", "a"));
        shop.Write("shop/packages.yml", $"packages: [{{ tarball: 'file://{shop.Root}/kit.tar.gz', name: kit }}]");

        await shop.DepsAsync();

        Assert.Equal("a", shop.Read("shop/dbt_packages/kit/macros/a.sql"));
    }

    [Fact]
    public async Task A_lock_alone_installs_nothing()
    {
        using var shop = new ShopFolder("packages: [{ local: ../kit }]");
        shop.Package("kit", "kit");

        await shop.DepsAsync(InstallMode.LockOnly);

        Assert.True(shop.Has("shop/package-lock.yml"));
        Assert.False(Directory.Exists(Path.Combine(shop.Project, "dbt_packages")));
    }

    [Fact]
    public async Task A_package_of_the_hub_is_taken_from_the_folder_where_it_is_kept()
    {
        using var shop = new ShopFolder("packages: [{ package: dbt-labs/kit, version: [\">=1.0.0\"] }]");
        shop.Package("shop/dbt_packages/kit", "kit");

        var result = await shop.DepsAsync();

        Assert.Equal("kit", Assert.Single(result.Packages).Name);
        Assert.True(shop.Has("shop/dbt_packages/kit/macros/kit.sql"));
    }

    [Theory]
    [InlineData("packages: [{ package: dbt-labs/dbt_utils, version: 1.3.0 }]", "MX1711")]
    [InlineData("packages: [{ local: ../nothing }]", "MX1712")]
    [InlineData("packages: [{ local: ../empty }]", "MX1701")]
    [InlineData("packages: [{ local: ../kit }, { local: ../twin }]", "MX1713")]
    [InlineData("packages: [{ local: ../circle }]", "MX1709")]
    [InlineData("packages: [{ local: ../self }]", "MX1709")]
    [InlineData("packages: [{ git: ROOT/repo, revision: v9 }]", "MX1705")]
    [InlineData("packages: [{ git: ROOT/repo, revision: --upload-pack=x }]", "MX1705")]
    [InlineData("packages: [{ git: ROOT/repo, revision: main, subdirectory: ../../kit }]", "MX1706")]
    [InlineData("packages: [{ git: ROOT/repo, revision: main, subdirectory: gone }]", "MX1706")]
    [InlineData("packages: [{ tarball: ../gone.tar.gz, name: kit }]", "MX1707")]
    [InlineData("packages: [{ tarball: ../kit/dbt_project.yml, name: kit }]", "MX1707")]
    [InlineData("packages: [{ tarball: ../outside.tar.gz, name: kit }]", "MX1708")]
    [InlineData("packages: [{ nothing: here }]", "MX1704")]
    public async Task What_cannot_be_installed_is_refused_at_its_place_and_the_old_packages_stay(string packages, string code)
    {
        using var shop = new ShopFolder("");
        shop.Write("shop/packages.yml", packages.Replace("ROOT", shop.Root, StringComparison.Ordinal));
        shop.Write("shop/dbt_packages/old/dbt_project.yml", "name: old\n");
        shop.Write("empty/readme.md", "");
        shop.Package("kit", "kit");
        shop.Package("twin", "kit");
        shop.Package("circle", "circle", "packages: [{ local: ../other }]");
        shop.Package("other", "other", "packages: [{ local: ../circle }]");
        shop.Package("self", "self", "packages: [{ local: ../shop }]");
        shop.Package("repo", "repo");
        shop.Commit("repo");
        shop.Tarball("outside.tar.gz", ("kit/dbt_project.yml", "name: kit\n"), ("../../outside.sql", "x"));

        var refused = await Assert.ThrowsAsync<MixdownException>(() => shop.DepsAsync());

        var wrong = Assert.Single(refused.Diagnostics);
        Assert.Equal((code, true), (wrong.Code, wrong.At is { Line: 1 }));
        Assert.Equal("name: old\n", shop.Read("shop/dbt_packages/old/dbt_project.yml"));
        Assert.Empty(Directory.GetDirectories(shop.Project, ".dbt_packages*"));
    }

    [Fact]
    public async Task A_run_that_died_between_its_renames_is_undone_by_the_next()
    {
        using var shop = new ShopFolder("packages: [{ local: ../gone }]");
        shop.Write("shop/.dbt_packages.old/old/dbt_project.yml", "name: old\n");

        await Assert.ThrowsAsync<MixdownException>(() => shop.DepsAsync());

        Assert.True(shop.Has("shop/dbt_packages/old/dbt_project.yml"));
    }
}
