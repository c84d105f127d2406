using System.Text.Json.Nodes;

namespace Mixdown.Tests.Editing;

/// <summary>The whole way: an editor's messages to the real program and back.</summary>
public sealed class LanguageServerTests : IDisposable
{
    const string Total = "models/total.sql";

    readonly EditedProject _project = new();

    [Fact]
    public async Task What_ref_takes_is_proposed_between_its_quotes()
    {
        await using var editor = await OpenAsync(Total);

        Assert.Equal(["daily", "total"], await editor.CompleteAsync(Total, "select *\nfrom {{ ref('da|"));
        Assert.Equal(["till"], await editor.CompleteAsync(Total, "from {{ source('|') }}"));
        Assert.Equal(["sale"], await editor.CompleteAsync(Total, "from {{ source('till', '|') }}"));
        Assert.Equal(["first_day"], await editor.CompleteAsync(Total, "{{ var(\"|"));
        Assert.Equal(0, await editor.LeaveAsync());
    }

    [Fact]
    public async Task Columns_are_those_of_the_models_that_the_text_reads()
    {
        await using var editor = await OpenAsync(Total);
        await editor.ChangeAsync(Total, "select sum(amuont) as amount from {{ ref('daily') }}\n");
        await editor.ProblemsAsync(Total, messages => messages.Count > 0);

        var answer = await editor.AskAtAsync("textDocument/completion", Total, "select d.|\nfrom {{ ref('daily') }} as d\n");

        Assert.Equal(
            ["sale_day DATE · daily", "amount DECIMAL(38,2) · daily"],
            answer!["items"]!.AsArray().Select(item => $"{item!["label"]} {item["detail"]}"));
    }

    [Fact]
    public async Task A_reference_to_nothing_is_told_while_it_is_typed_and_taken_back_when_it_is_mended()
    {
        await using var editor = await OpenAsync(Total, "select 1 as one from {{ ref('dayly') }}\n");

        var found = await editor.ProblemsAsync(Total, messages => messages.Count > 0);
        await editor.ChangeAsync(Total, "select 1 as one from {{ ref('daily') }}\n");
        await editor.ProblemsAsync(Total, messages => messages.Count == 0);

        var problem = Assert.Single(found)!;
        Assert.Equal("MX1203", (string?)problem["code"]);
        Assert.StartsWith("There is no model 'dayly'\nDid you mean 'daily'?", (string)problem["message"]!, StringComparison.Ordinal);
        Assert.Equal((0, 29), Start(problem));
    }

    [Fact]
    public async Task A_column_that_is_not_there_is_told_without_running_anything()
    {
        await using var editor = await OpenAsync(Total, "select\n  amuont as total\nfrom {{ ref('daily') }}\n");

        var found = await editor.ProblemsAsync(Total, messages => messages.Count > 0);
        await editor.ChangeAsync(Total, "select\n  amount as total\nfrom {{ ref('daily') }}\n");
        await editor.ProblemsAsync(Total, messages => messages.Count == 0);

        var problem = Assert.Single(found)!;
        Assert.Contains("amuont", (string)problem["message"]!, StringComparison.Ordinal);
        Assert.Equal((1, 2), Start(problem));
    }

    [Fact]
    public async Task Errors_in_jinja_and_in_yaml_stand_in_their_files_side_by_side()
    {
        await using var editor = await OpenAsync(Total);
        Assert.Equal(["till"], await editor.CompleteAsync(Total, "{{ source('|"));

        await editor.ChangeAsync(Total, "select {{ 1 +  }} as one\n");
        await editor.OpenFileAsync("models/sources.yml", "sources:\n  - name: till\n   tables: []\n");

        var sql = await editor.ProblemsAsync(Total, messages => messages.Count > 0);
        var yaml = await editor.ProblemsAsync("models/sources.yml", messages => messages.Count > 0);

        Assert.Equal(0, Start(sql[0]!).Line);
        Assert.InRange(Start(yaml[0]!).Line, 1, 2);
        Assert.Equal(["till"], await editor.CompleteAsync(Total, "{{ source('|"));
    }

    [Fact]
    public async Task Edits_of_a_part_follow_each_other()
    {
        await using var editor = await OpenAsync(Total, "select 'ö𝄞' as x from {{ ref('dailx') }}\n");
        await editor.ProblemsAsync(Total, messages => messages.Count > 0);

        await editor.TellAsync("textDocument/didChange", new JsonObject
        {
            ["textDocument"] = editor.Document(Total),
            ["contentChanges"] = new JsonArray(Edit(0, 0, 0, 0, "\n"), Edit(1, 35, 1, 36, "y")),
        });

        await editor.ProblemsAsync(Total, messages => messages.Count == 0);
    }

    [Fact]
    public async Task A_file_that_is_closed_counts_as_it_is_on_disk()
    {
        await using var editor = await OpenAsync(Total, "select 1 as one from {{ ref('dayly') }}\n");
        await editor.ProblemsAsync(Total, messages => messages.Count > 0);

        await editor.TellAsync("textDocument/didClose", new JsonObject { ["textDocument"] = editor.Document(Total) });

        await editor.ProblemsAsync(Total, messages => messages.Count == 0);
    }

    [Fact]
    public async Task A_model_that_is_not_saved_yet_can_be_referred_to()
    {
        await using var editor = await OpenAsync(Total, "select 1 as one from {{ ref('weekly') }}\n");
        await editor.ProblemsAsync(Total, messages => messages.Count > 0);

        await editor.OpenFileAsync("models/weekly.sql", "select 1 as week\n");

        await editor.ProblemsAsync(Total, messages => messages.Count == 0);
    }

    [Fact]
    public async Task A_name_leads_to_its_definition()
    {
        await using var editor = await OpenAsync(Total);

        Assert.Equal(("models/daily.sql", 0, 0), await DefinitionAsync(editor, "from {{ ref('da|ily') }}"));
        Assert.Equal(("models/sources.yml", 4, 14), await DefinitionAsync(editor, "from {{ source('till', 'sa|le') }}"));
        Assert.Equal(("macros/money.sql", 0, 9), await DefinitionAsync(editor, "select {{ ce|nts('amount') }}"));
        Assert.Equal(("dbt_project.yml", 3, 2), await DefinitionAsync(editor, "{{ var('first|_day') }}"));
        Assert.Null(await DefinitionAsync(editor, "select no|thing"));
    }

    [Fact]
    public async Task A_name_is_explained()
    {
        await using var editor = await OpenAsync(Total);

        var model = await editor.AskAtAsync("textDocument/hover", Total, "from {{ ref('da|ily') }}");
        var macro = await editor.AskAtAsync("textDocument/hover", Total, "select {{ cen|ts('amount') }}");

        Assert.StartsWith("**daily** · model, view · models/daily.sql\n\nSales of a day.", (string)model!["contents"]!["value"]!, StringComparison.Ordinal);
        Assert.Contains("cents(column, digits=2)", (string)macro!["contents"]!["value"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_reads_a_model_is_found()
    {
        await using var editor = await OpenAsync("models/daily.sql", EditedProject.Daily);
        await editor.OpenFileAsync(Total, "select sum(amount) as amount from {{ ref('daily') }}\n");

        var answer = await editor.AskAsync("textDocument/references", editor.Place("models/daily.sql", ""));

        var found = Assert.Single(answer["result"]!.AsArray())!;
        Assert.EndsWith(Total, (string)found["uri"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_names_in_a_file_are_listed()
    {
        await using var editor = await OpenAsync("macros/money.sql", "{% macro cents(x) %}{% endmacro %}\n{% macro euros(x) %}{% endmacro %}\n");

        var answer = await editor.AskAsync("textDocument/documentSymbol", new JsonObject { ["textDocument"] = editor.Document("macros/money.sql") });

        Assert.Equal(["cents", "euros"], answer["result"]!.AsArray().Select(symbol => (string?)symbol!["name"]));
    }

    public void Dispose() => _project.Dispose();

    async Task<Editor> OpenAsync(string file, string text = "")
    {
        var editor = await Editor.OpenAsync(_project.Root);
        await editor.OpenFileAsync(file, text);
        return editor;
    }

    async Task<(string, int, int)?> DefinitionAsync(Editor editor, string marked)
    {
        if (await editor.AskAtAsync("textDocument/definition", Total, marked) is not { } found)
            return null;
        var (line, character) = Start(found);
        return (Path.GetRelativePath(_project.Root, new Uri((string)found["uri"]!).LocalPath), line, character);
    }

    static (int Line, int Character) Start(JsonNode found) =>
        ((int)found["range"]!["start"]!["line"]!, (int)found["range"]!["start"]!["character"]!);

    static JsonObject Edit(int line, int character, int endLine, int endCharacter, string text) => new()
    {
        ["range"] = new JsonObject
        {
            ["start"] = new JsonObject { ["line"] = line, ["character"] = character },
            ["end"] = new JsonObject { ["line"] = endLine, ["character"] = endCharacter },
        },
        ["text"] = text,
    };
}
