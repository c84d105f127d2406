using Mixdown.ServerTests.Faults;
using Mixdown.Streams.Sources.Collector;
using Mixdown.Testing.Streams;

namespace Mixdown.ServerTests.Collector;

public sealed class CollectorDiskFullTests
{
    public static bool CanMount => SmallDisk.CanMount;

    [Fact(Skip = "mounting takes root", SkipUnless = nameof(CanMount))]
    public async Task A_full_disk_is_507_and_never_204_and_it_goes_on_when_there_is_room()
    {
        using var disk = new SmallDisk(megabytes: 3);
        await using var lab = await CollectorLab.StartAsync(log: new LogLab { Place = Path.Combine(disk.Root, "data") });
        var kept = new List<string>();
        var refused = 0;

        for (var i = 0; refused < 5; i++)
        {
            var text = Event(i, 100_000);
            if ((int)(await lab.PostAsync(text)).Status is var status && status == 204)
                kept.Add(text);
            else
                refused += status == 507 ? 1 : throw new InvalidOperationException($"{status}");
        }

        Assert.InRange(kept.Count, 25, 31);
        var answer = (await lab.PostAsync(Event(99, 200_000))).Expect(507, "MX5021");
        Assert.Equal("30", answer.Headers["Retry-After"]);
        Assert.Equal(["MX2435"], lab.Log.Notes.Select(note => note.Code));
        Assert.Equal(kept, await lab.Log.ReadAsync());

        disk.Grow(megabytes: 6);
        (await lab.PostAsync("""{"room":1}""")).Expect(204);

        Assert.Equal([.. kept, """{"room":1}"""], await lab.Log.ReadAsync());
        Assert.Null(lab.Log.Intake!.Trouble);
        await lab.StopAsync();
        await lab.StartAsync();
        Assert.Equal([.. kept, """{"room":1}"""], await lab.Log.ReadAsync());
    }

    [Fact(Skip = "mounting takes root", SkipUnless = nameof(CanMount))]
    public async Task A_request_that_found_the_disk_full_is_new_when_it_comes_again()
    {
        using var disk = new SmallDisk(megabytes: 1);
        await using var lab = await CollectorLab.StartAsync(log: new LogLab { Place = Path.Combine(disk.Root, "data") });
        (string, string) key = ("Idempotency-Key", "k");
        var large = Event(1, 950_000);

        (await lab.PostAsync(Event(0, 100_000))).Expect(204);
        (await lab.PostAsync(large, headers: key)).Expect(507);
        disk.Grow(megabytes: 4);
        (await lab.PostAsync(large, headers: key)).Expect(204);
        (await lab.PostAsync(large, headers: key)).Expect(204);

        Assert.Equal(2, (await lab.Log.ReadAsync()).Count);
    }

    [Fact(Skip = "mounting takes root", SkipUnless = nameof(CanMount))]
    public async Task A_new_file_that_does_not_fit_leaves_the_old_one_in_use()
    {
        using var disk = new SmallDisk(megabytes: 1);
        var options = new CollectorSourceOptions { Segment = new SegmentRule(400_000, TimeSpan.FromHours(1)) };
        await using var lab = await CollectorLab.StartAsync(options, log: new LogLab { Place = Path.Combine(disk.Root, "data") });
        var kept = 0;

        for (var i = 0; i < 20; i++)
            kept += (int)(await lab.PostAsync(Event(i, 90_000))).Status == 204 ? 1 : 0;
        disk.Grow(megabytes: 4);
        for (var i = 20; i < 30; i++)
            (await lab.PostAsync(Event(i, 90_000))).Expect(204);

        Assert.Equal(kept + 10, (await lab.Log.ReadAsync()).Count);
    }

    static string Event(int number, int bytes) => $$"""{"n":{{number}},"x":"{{new string('x', bytes)}}"}""";
}
