namespace Mixdown.ServerTests.Faults;

/// <summary>A disk that fills up during a load or a build: the message says so, nothing is lost, and the next run goes on as soon as
/// there is room.</summary>
public sealed class DiskFullTests : IDisposable
{
    const string NoRoot = "a small disk takes root: mount -t tmpfs";
    readonly TempFolder _folder = new();

    [Fact(Skip = NoRoot, SkipType = typeof(SmallDisk), SkipUnless = nameof(SmallDisk.CanMount))]
    public async Task A_load_on_a_full_disk_says_so_and_is_finished_when_there_is_room()
    {
        using var disk = new SmallDisk(megabytes: 1);
        var project = await ProjectOn(disk);

        var full = (await Run(project, "load")).Expect(1);
        disk.Grow(megabytes: 400);
        var again = (await Run(project, "load")).Expect(0);

        Assert.Matches("(?i)disk is full|no space left", full.Output + full.Errors);
        Assert.Contains("11 tables", again.Output);
        (await Run(project, "build")).Expect(0);
    }

    [Fact(Skip = NoRoot, SkipType = typeof(SmallDisk), SkipUnless = nameof(SmallDisk.CanMount))]
    public async Task A_build_on_a_full_disk_says_so_and_is_finished_when_there_is_room()
    {
        using var disk = new SmallDisk(megabytes: 400);
        var project = await ProjectOn(disk);
        (await Run(project, "load")).Expect(0);
        disk.Grow(megabytes: 4);

        var full = await Run(project, "build");
        disk.Grow(megabytes: 400);
        (await Run(project, "build")).Expect(0);

        Assert.InRange(full.ExitCode, 1, 2);
        Assert.Matches("(?i)disk is full|no space left", full.Output + full.Errors);
    }

    public void Dispose() => _folder.Dispose();

    async Task<TestProject> ProjectOn(SmallDisk disk)
    {
        var data = _folder.At("store");
        (await MixdownProcess.RunAsync(_folder.Root, new Dictionary<string, string>(), "generate", "store", "--scale", "8", "--out", data)).Expect(0);
        return TestProject.CopyOf("music-store", Path.Combine(disk.Root, "p")) with
        {
            Variables = new Dictionary<string, string> { ["MIXDOWN_STORE_DATA"] = data },
        };
    }

    static Task<MixdownProcess.Ended> Run(TestProject project, string verb) =>
        MixdownProcess.RunAsync(project.Folder, project.Variables, verb);
}
