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

    /// <summary>Room grows a little at a time, so that the disk is full in the history's file, in the derived table's, in logs.</summary>
    [Fact(Skip = NoRoot, SkipType = typeof(SmallDisk), SkipUnless = nameof(SmallDisk.CanMount))]
    public async Task A_merge_on_a_full_disk_keeps_the_old_table_until_there_is_room()
    {
        using var disk = new SmallDisk(megabytes: 100);
        var project = Merging(disk);
        WriteRows(version: 1);
        (await Run(project, "load")).Expect(0);
        WriteRows(version: 2);

        var (full, room) = (0, disk.UsedMegabytes + 1);
        for (; ; room++)
        {
            disk.Grow(room);
            var ended = await Run(project, "load");
            if (ended.ExitCode == 0)
                break;
            Assert.Matches("(?i)disk is full|no space left|MX", ended.Output + ended.Errors);
            full++;
        }
        disk.Grow(megabytes: 100);

        Assert.True(full > 2, $"the disk was full {full} times");
        (await Run(project, "build")).Expect(0);
        var rows = await MixdownProcess.RunAsync(project.Folder, project.Variables, "query", "--format", "csv", "select count(*) as n, count(distinct id) as ids, sum(version) as v from shop.t");
        Assert.Equal($"n,ids,v\n{MergedRows},{MergedRows},{MergedRows / 2 * 3}\n", rows.Expect(0).Output);
    }

    const int MergedRows = 80_000;

    TestProject Merging(SmallDisk disk)
    {
        var project = new TestProject(Path.Combine(disk.Root, "p"));
        Directory.CreateDirectory(project.Folder);
        File.WriteAllText(Path.Combine(project.Folder, "dbt_project.yml"), "name: small\nversion: '1.0'\nprofile: small\n");
        File.WriteAllText(Path.Combine(project.Folder, "profiles.yml"), "small: { target: dev, outputs: { dev: { type: duckdb, threads: 2 } } }\n");
        File.WriteAllText(
            Path.Combine(project.Folder, "mixdown.yml"),
            $"loads:\n  shop:\n    type: csv\n    path: \"{_folder.Root}/raw/{{table}}.csv\"\n    unique_key: id\n    write_disposition: merge\n");
        return project;
    }

    /// <summary>Letters by chance, which no compression makes small: some 5 MB. The second version has every second row, so that the
    /// file of the first one is written anew without them.</summary>
    void WriteRows(int version)
    {
        var chance = new Random(version);
        var text = new System.Text.StringBuilder("id,version,text\n");
        for (var id = 0; id < MergedRows; id += version)
        {
            text.Append(id).Append(',').Append(version).Append(',');
            for (var i = 0; i < 100; i++)
                text.Append((char)('a' + chance.Next(26)));
            text.Append('\n');
        }
        _folder.Write("raw/t.csv", text.ToString());
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
