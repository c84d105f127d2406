using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Owner;

namespace Mixdown.Tests.Runs;

public sealed class ProjectLockTests : IDisposable
{
    readonly DirectoryInfo _project = Directory.CreateTempSubdirectory("mixdown-lock-");

    TargetFolders Dev => new(_project.FullName, "dev");

    [Fact]
    public async Task A_second_owner_is_refused_and_told_who_the_first_is()
    {
        using var first = await TakeAsync(Dev, "build", TimeSpan.Zero);

        var refused = await Assert.ThrowsAsync<MixdownException>(() => TakeAsync(Dev, "load", TimeSpan.Zero));

        Assert.True(refused.IsTransient);
        Assert.Equal("MX4001", refused.Diagnostics[0].Code);
        Assert.Contains($"Process {Environment.ProcessId} ('build') is working on this target", refused.Message);
    }

    [Fact]
    public async Task The_lock_is_free_again_when_its_owner_is_done()
    {
        (await TakeAsync(Dev, "build", TimeSpan.Zero)).Dispose();

        using var second = await TakeAsync(Dev, "load", TimeSpan.Zero);
    }

    [Fact]
    public async Task Each_target_has_a_lock_of_its_own()
    {
        using var dev = await TakeAsync(Dev, "build", TimeSpan.Zero);
        using var prod = await TakeAsync(Dev with { Target = "prod" }, "build", TimeSpan.Zero);
    }

    [Fact]
    public async Task A_command_that_waits_gets_the_lock_when_it_comes_free()
    {
        var first = await TakeAsync(Dev, "build", TimeSpan.Zero);
        var waiting = TakeAsync(Dev, "load", TimeSpan.FromMinutes(1));

        first.Dispose();

        using var second = await waiting;
    }

    public void Dispose() => _project.Delete(recursive: true);

    static Task<ProjectLock> TakeAsync(TargetFolders folders, string command, TimeSpan wait) =>
        ProjectLock.TakeAsync(folders, command, wait, TimeProvider.System, TestContext.Current.CancellationToken);
}
