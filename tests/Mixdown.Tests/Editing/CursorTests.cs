using Mixdown.Project.LanguageServer;
using Mixdown.Project.LanguageServer.Text;
using Mixdown.Tests.Project;

namespace Mixdown.Tests.Editing;

/// <summary>What an editor is answered, without a process: the place is marked with <c>|</c>.</summary>
public sealed class CursorTests : IDisposable
{
    readonly ProjectFolder _project = new(
        ("models/sources.yml", "sources: [{ name: till, tables: [{ name: sale, columns: [{ name: day, data_type: date }, { name: amount, data_type: int }] }] }]\n"),
        ("models/daily.sql", "select 1 as day, 2 as amount\n"),
        ("models/daily.yml", "models: [{ name: daily, columns: [{ name: day, description: The day. }, { name: amount }] }]\n"),
        ("macros/money.sql", "{% macro cents(column) %}{{ column }}{% endmacro %}\n{% test positive(model, column_name) %}select 1{% endtest %}\n"));

    [Theory]
    [InlineData("{{ ref('|")]
    [InlineData("{{ ref(\"da|ily\") }}")]
    [InlineData("{# {{ #} {{ ref('|') }} select {{ x }}")]
    [InlineData("{% set x = {'a': {'b': 1}} %}{{ ref( 'd|")]
    [InlineData("{{ ref('|\nselect {{ this }}")]
    [InlineData("{{ cents(ref('|'), digits=2) }}")]
    public void A_quoted_name_in_ref_is_a_model_however_broken_the_rest_is(string marked) => Assert.Equal(["daily"], Words("models/x.sql", marked));

    [Theory]
    [InlineData("{# ref('|') #}")]
    [InlineData("select 'it{{ x }}' || ref('|')")]
    [InlineData("{{ ref('daily') }} '|")]
    public void Outside_of_jinja_nothing_is_a_model(string marked) => Assert.DoesNotContain("daily", Words("models/x.sql", marked));

    [Theory]
    [InlineData("select | from {{ ref('daily') }}", "day,amount")]
    [InlineData("select s.| from {{ source('till', 'sale') }} s", "day,amount")]
    [InlineData("with d as (select * from {{ ref('daily') }}) select d.| from d", "day,amount")]
    [InlineData("with d as (select x.day, sum(amount) as total, 1 one from {{ ref('daily') }} x) select e.| from d as e", "day,total,one")]
    [InlineData("select x.| from {{ ref('daily') }} where x = 1", "")]
    public void Columns_are_those_of_the_tables_behind_from(string marked, string columns) =>
        Assert.Equal(columns, string.Join(',', Words("models/x.sql", marked).Where(word => word is not ("daily" or "sale" or "d" or "e"))));

    [Fact]
    public void Config_takes_keys_and_their_values()
    {
        Assert.Contains("unique_key", Words("models/x.sql", "{{ config(|"));
        Assert.Contains("incremental", Words("models/x.sql", "{{ config(schema='a', materialized='|') }}"));
        Assert.Contains("cents", Words("models/x.sql", "{{ ce|"));
        Assert.DoesNotContain("default__generate_schema_name", Words("models/x.sql", "{{ |"));
    }

    [Theory]
    [InlineData("models:\n  - name: |", "daily")]
    [InlineData("models:\n  - name: daily\n    columns:\n      - name: |", "day,amount")]
    [InlineData("models:\n- name: daily\n  columns:\n  - name: day\n  - name: |", "day,amount")]
    [InlineData("sources:\n  - name: till\n    tables:\n      - name: sale\n        columns:\n          - name: a|", "day,amount")]
    [InlineData("exposures:\n  - name: x\n    depends_on:\n      - ref('|')", "daily")]
    [InlineData("models:\n  - name: daily\n    config:\n      on_schema_change: |", "ignore,fail,append_new_columns,sync_all_columns")]
    public void Properties_files_take_the_names_that_there_are(string marked, string words) => Assert.Equal(words, string.Join(',', Words("models/x.yml", marked)));

    [Fact]
    public void Properties_files_take_keys_and_tests()
    {
        Assert.Contains("sources", Words("models/x.yml", "|"));
        Assert.Contains("data_type", Words("models/x.yml", "models:\n  - name: daily\n    columns:\n      - name: day\n        da|"));
        Assert.Equal(["positive"], Words("models/x.yml", "models:\n  - name: daily\n    columns:\n      - name: day\n        data_tests:\n          - p|")[..1]);
    }

    [Fact]
    public void A_column_leads_to_the_text_that_names_it()
    {
        var place = Asked("models/x.sql", "select am|ount from {{ ref('daily') }}", (view, file, text, at) => view.Definition(file, text, at))!.Value;

        Assert.Equal((Path.Combine(_project.Root, "models/daily.sql"), new TextPosition(0, 22)), (place.File, place.Range.Start));
    }

    [Fact]
    public void A_described_column_is_explained() => Assert.Contains(
        "The day.", Asked("models/x.yml", "models:\n  - name: daily\n    columns:\n      - name: d|ay", (view, file, text, at) => view.Hover(file, text, at))!.Value.Text, StringComparison.Ordinal);

    [Fact]
    public void The_names_of_a_properties_file_hold_their_columns()
    {
        var symbol = Assert.Single(ProjectView.Symbols("x.yml", new EditedText("models:\n  - name: daily\n    columns:\n      - name: day\n")));

        Assert.Equal(("daily", "model", "day"), (symbol.Name, symbol.Detail, Assert.Single(symbol.Children).Name));
    }

    [Theory]
    [InlineData("a\nb", 1, 0, 2)]
    [InlineData("a\r\nb", 1, 1, 4)]
    [InlineData("a\rb", 1, 0, 2)]
    [InlineData("𝄞b\n", 0, 2, 2)]
    [InlineData("ab\r\ncd", 0, 99, 2)]
    [InlineData("ab", 7, 0, 2)]
    public void Places_count_lines_and_utf_16_units(string text, int line, int character, int offset) =>
        Assert.Equal(offset, new EditedText(text).Offset(new TextPosition(line, character)));

    public void Dispose() => _project.Dispose();

    List<string> Words(string file, string marked) => Asked(file, marked, (view, path, text, at) => view.Complete(path, text, at).Items.Select(item => item.Word).ToList());

    T Asked<T>(string file, string marked, Func<ProjectView, string, EditedText, TextPosition, T> ask)
    {
        var at = marked.IndexOf('|', StringComparison.Ordinal);
        if (marked.IndexOf("||", StringComparison.Ordinal) == at)
            at = marked.LastIndexOf('|');
        var text = new EditedText(marked.Remove(at, 1));
        return ask(new ProjectView(_project.Read(), null), Path.Combine(_project.Root, file), text, text.Position(at));
    }
}
