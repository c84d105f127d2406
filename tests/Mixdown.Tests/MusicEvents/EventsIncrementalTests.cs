namespace Mixdown.Tests.MusicEvents;

[Collection(nameof(ListeningWarehouse))]
public sealed class EventsIncrementalTests(ListeningWarehouse atOnce)
{
    [Fact]
    public async Task A_day_more_with_late_repeated_and_broken_events_gives_what_all_at_once_gives()
    {
        using var project = new EventsProject();
        await project.BeginAsync();
        await project.TakeAsync(atOnce.Delivered, isFirst: true);
        await project.BuildAsync(checks: false);
        var before = project.Gold();

        await project.TakeAsync(atOnce.Delivered, isFirst: false);
        await project.BuildAsync();

        Assert.NotEqual(atOnce.Gold(), before);
        Assert.Equal(atOnce.Gold(), project.Gold());
    }
}
