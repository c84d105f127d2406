namespace Mixdown.Tests.Editing;

public sealed class LanguageServerTests : IDisposable
{
    readonly EditedProject _project = new();

    [Fact]
    public async Task What_ref_takes_is_proposed_between_its_quotes()
    {
        await using var editor = await Editor.OpenAsync(_project.Root);
        await editor.OpenFileAsync("models/total.sql", "");

        var words = await editor.CompleteAsync("models/total.sql", "select *\nfrom {{ ref('da|");

        Assert.Equal(["daily", "total"], words);
        Assert.Equal(0, await editor.LeaveAsync());
    }

    [Fact]
    public async Task A_reference_to_nothing_is_told_while_it_is_typed_and_taken_back_when_it_is_mended()
    {
        await using var editor = await Editor.OpenAsync(_project.Root);
        await editor.OpenFileAsync("models/total.sql", "select 1 as one from {{ ref('dayly') }}\n");

        var found = await editor.ProblemsAsync("models/total.sql", messages => messages.Count > 0);
        await editor.ChangeAsync("models/total.sql", "select 1 as one from {{ ref('daily') }}\n");
        await editor.ProblemsAsync("models/total.sql", messages => messages.Count == 0);

        var problem = Assert.Single(found)!;
        Assert.Equal("MX1203", (string?)problem["code"]);
        Assert.StartsWith("There is no model 'dayly'\nDid you mean 'daily'?", (string)problem["message"]!, StringComparison.Ordinal);
        Assert.Equal((0, 29), ((int)problem["range"]!["start"]!["line"]!, (int)problem["range"]!["start"]!["character"]!));
    }

    [Fact]
    public async Task A_column_that_is_not_there_is_told_without_running_anything()
    {
        await using var editor = await Editor.OpenAsync(_project.Root);
        await editor.OpenFileAsync("models/total.sql", "select\n  amuont as total\nfrom {{ ref('daily') }}\n");

        var found = await editor.ProblemsAsync("models/total.sql", messages => messages.Count > 0);
        await editor.ChangeAsync("models/total.sql", "select\n  amount as total\nfrom {{ ref('daily') }}\n");
        await editor.ProblemsAsync("models/total.sql", messages => messages.Count == 0);

        var problem = Assert.Single(found)!;
        Assert.Contains("amuont", (string)problem["message"]!, StringComparison.Ordinal);
        Assert.Equal(1, (int)problem["range"]!["start"]!["line"]!);
    }

    public void Dispose() => _project.Dispose();
}
