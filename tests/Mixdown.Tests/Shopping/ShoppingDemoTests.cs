using System.Text.RegularExpressions;

namespace Mixdown.Tests.Shopping;

public sealed class ShoppingDemoTests : IDisposable
{
    readonly TempFolder _folder = new();
    readonly TestProject _project;

    public ShoppingDemoTests() => _project = TestProject.CopyOf("shopping", _folder.At("project"));

    [Fact]
    public async Task A_demo_answers_and_names_what_to_do_next_where_no_person_watches()
    {
        var demo = (await MixdownProcess.RunAsync(_project.Folder, _project.Variables, ["demo", "shopping", "--project-dir", "."])).Expect(0).Output;

        Assert.Matches("Revenue +[0-9,.]+ +Spring . Summer . Fall . Winter .", demo);
        Assert.Contains("next   ./mixdown serve", demo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_goes_on_serving_its_dashboards_until_Ctrl_C()
    {
        using var demo = MixdownProcess.Start(_project.Folder, _project.Variables, "demo", "shopping", "--project-dir", ".", "--port", "0");
        await demo.UntilAsync(() => demo.OutputSoFar.Contains("Ctrl-C ends", StringComparison.Ordinal));

        using var web = new HttpClient { BaseAddress = new Uri(Regex.Match(demo.OutputSoFar, @"http://127\.0\.0\.1:\d+/").Value) };
        Assert.Contains("\"shopping\"", await web.GetStringAsync("api/project", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("mixdown serve", demo.OutputSoFar, StringComparison.Ordinal);
        demo.Interrupt();

        (await demo.EndAsync()).Expect(0);
    }

    public void Dispose() => _folder.Dispose();
}
