namespace Mixdown.Tests.MusicEvents;

public sealed class ListeningDemoTests : IDisposable
{
    readonly EventsProject _project = new();

    [Fact]
    public async Task What_comes_through_the_stream_ends_as_what_comes_from_files()
    {
        await _project.BeginAsync();
        var demo = await _project.RunAsync("demo", "music-events", "--users", "60", "--days", "3", "--project-dir", _project.Folder);
        await _project.RunAsync("generate", "events", "--users", "60", "--days", "3", "--out", _project.Files, "--overwrite");
        await _project.RunAsync("load", "--target", EventsProject.FromFiles);
        await _project.BuildAsync(checks: false);

        Assert.Matches("Songs played +[0-9,]+ ", demo);
        Assert.Equal(_project.Gold(), _project.Gold("dev"));
    }

    public void Dispose() => _project.Dispose();
}
