using System.Text.Json.Nodes;

namespace Mixdown.Tests.Editing;

/// <summary>Messages that are wrong, or come at the wrong time.</summary>
public sealed class ProtocolTests : IDisposable
{
    readonly EditedProject _project = new();

    [Fact]
    public async Task A_method_that_nobody_knows_is_answered_and_a_notification_is_left_alone()
    {
        await using var editor = await Editor.OpenAsync(_project.Root);

        await editor.TellAsync("$/setTrace", new JsonObject { ["value"] = "off" });

        Assert.Equal(-32601, Code(await editor.AskAsync("textDocument/rename", new JsonObject())));
        Assert.Equal(0, await editor.LeaveAsync());
    }

    [Fact]
    public async Task A_message_that_is_no_json_ends_nothing()
    {
        await using var editor = await Editor.OpenAsync(_project.Root);

        editor.Send("{ no json");
        var failure = await editor.ToldAsync(null);

        Assert.Equal(-32700, Code(failure));
        Assert.Null(failure["id"]);
        Assert.Equal(0, await editor.LeaveAsync());
    }

    [Fact]
    public async Task Parameters_of_another_form_are_an_error()
    {
        await using var editor = await Editor.OpenAsync(_project.Root);

        Assert.Equal(-32602, Code(await editor.AskAsync("textDocument/hover", new JsonObject { ["textDocument"] = 3 })));
        Assert.Equal(-32602, Code(await editor.AskAsync("textDocument/hover", null)));
    }

    [Fact]
    public async Task Before_hello_and_behind_goodbye_nothing_is_answered()
    {
        await using var editor = Editor.Start(_project.Root);

        Assert.Equal(-32002, Code(await editor.AskAsync("textDocument/hover", new JsonObject())));
        await editor.AskAsync("initialize", new JsonObject { ["rootUri"] = null, ["workspaceFolders"] = null, ["capabilities"] = new JsonObject() });
        await editor.AskAsync("shutdown", null);
        Assert.Equal(-32600, Code(await editor.AskAsync("textDocument/hover", new JsonObject())));
        Assert.Equal(0, await editor.ExitAsync());
    }

    [Fact]
    public async Task An_editor_that_leaves_without_goodbye_ends_the_server_with_an_error()
    {
        await using var rude = await Editor.OpenAsync(_project.Root);
        await using var gone = await Editor.OpenAsync(_project.Root);

        Assert.Equal(1, await rude.ExitAsync());
        Assert.Equal(1, await gone.VanishAsync());
    }

    [Fact]
    public async Task A_request_can_be_taken_back_while_the_project_is_read()
    {
        await using var editor = await Editor.OpenAsync(_project.Root);
        await editor.OpenFileAsync("models/total.sql", "select 1 as one\n");

        var answer = editor.Begin("textDocument/completion", editor.Place("models/total.sql", ""), out var id);
        await editor.TellAsync("$/cancelRequest", new JsonObject { ["id"] = id });

        Assert.Equal(-32800, Code(await answer));
        Assert.NotNull(await editor.AskAtAsync("textDocument/completion", "models/total.sql", "{{ ref('|"));
    }

    [Fact]
    public async Task Without_a_project_the_server_says_so_and_waits_for_a_file_of_one()
    {
        var empty = Path.Combine(_project.Root, "..", Path.GetFileName(_project.Root) + "-empty");
        Directory.CreateDirectory(empty);
        try
        {
            await using var editor = await Editor.OpenAsync(empty);
            await editor.OpenFileAsync("notes.sql", "");

            var told = await editor.ToldAsync("window/showMessage");
            Assert.StartsWith("There is no dbt_project.yml in ", (string)told["params"]!["message"]!, StringComparison.Ordinal);
            Assert.Null((await editor.AskAsync("textDocument/hover", editor.Place("notes.sql", "")))["result"]);

            await editor.OpenFileAsync(Path.Combine(_project.Root, "models/total.sql"), "");
            Assert.Contains("daily", await editor.CompleteAsync(Path.Combine(_project.Root, "models/total.sql"), "{{ ref('|"));
        }
        finally
        {
            Directory.Delete(empty, recursive: true);
        }
    }

    [Fact]
    public async Task A_project_that_is_broken_from_the_start_is_told_and_mended()
    {
        _project.Write("dbt_project.yml", "name: shop\nprofile: [\n");
        await using var editor = await Editor.OpenAsync(_project.Root);

        await editor.ProblemsAsync("dbt_project.yml", messages => messages.Count > 0);
        await editor.OpenFileAsync("dbt_project.yml", "name: shop\nprofile: shop\n");
        await editor.ProblemsAsync("dbt_project.yml", messages => messages.Count == 0);

        await editor.OpenFileAsync("models/total.sql", "");
        Assert.Contains("daily", await editor.CompleteAsync("models/total.sql", "{{ ref('|"));
    }

    [Fact]
    public async Task Templates_that_print_do_not_disturb_the_conversation()
    {
        _project.Write("models/loud.sql", "{{ print('Content-Length: 1') }}{{ log('x', info=true) }}select 1 as one\n");
        await using var editor = await Editor.OpenAsync(_project.Root);
        await editor.OpenFileAsync("models/total.sql", "select nothing from {{ ref('loud') }}\n");

        await editor.ProblemsAsync("models/total.sql", messages => messages.Count > 0);

        Assert.Equal(0, await editor.LeaveAsync());
    }

    public void Dispose() => _project.Dispose();

    static int Code(JsonObject answer) => (int)answer["error"]!["code"]!;
}
