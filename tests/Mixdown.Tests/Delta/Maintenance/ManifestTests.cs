using System.Text;
using Mixdown.Data.Storage;

namespace Mixdown.Tests.Delta.Maintenance;

public sealed class ManifestTests : IDisposable
{
    readonly TempFolder _folder = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_lists_the_files_of_the_newest_version_with_their_absolute_paths()
    {
        var lab = new MaintenanceLab(new LocalObjectStore(_folder.Root));
        var a = await lab.AppendAsync("a:1");
        await lab.AppendAsync("b:1");
        await lab.AppendAsync("c:1");
        await lab.RemoveAsync(a);

        Assert.Equal(1, await lab.Maintenance.WriteManifestAsync(Cancel));

        var text = Encoding.UTF8.GetString((await lab.Delta.Store.ReadAsync("t/_symlink_format_manifest/manifest", Cancel))!);
        Assert.Equal($"file://{_folder.Root}/t/00002.txt\nfile://{_folder.Root}/t/00003.txt\n", text);
    }

    [Fact]
    public async Task A_table_that_asks_for_it_has_it_written_after_each_commit()
    {
        var lab = new MaintenanceLab();
        await lab.AppendAsync("a:1");
        await lab.Maintenance.FollowManifestAsync(Cancel);
        Assert.Equal("00001.txt", await lab.NamesAsync());

        await lab.Maintenance.SetPropertyAsync("delta.compatibility.symlinkFormatManifest.enabled", "true", Cancel);
        await lab.Maintenance.FollowManifestAsync(Cancel);

        Assert.Equal("00001.txt _symlink_format_manifest/manifest", await lab.NamesAsync());
    }

    public void Dispose() => _folder.Dispose();
}
