using System.Text.Json;
using Mixdown.Ingest.Sources.Command;

namespace Mixdown.Tests.Sources.Command;

public sealed class CommandTests : IDisposable
{
    readonly TableLab _lab = new();

    [Fact]
    public async Task A_record_a_line_is_a_row()
    {
        Script("""echo '{"a":1,"b":"x"}'; echo; printf '{"a":2,"b":null}' """);

        Assert.Equal("1 x; 2 null", await _lab.ReadAsync(Load()));
    }

    [Fact]
    public async Task The_bookmark_goes_in_and_the_cursor_moves_it()
    {
        Script("""echo "{\"id\": $((${1:-0} + 1)), \"given\": \"$1\"}" """);
        var load = Load(""", "cursor": "id" """, "{{ bookmark }}");

        Assert.StartsWith("1", await _lab.ReadAsync(load), StringComparison.Ordinal);
        Assert.Equal("2 1", await _lab.ReadAsync(load));
        Assert.Equal("3 2", await _lab.ReadAsync(load));
    }

    [Fact]
    public async Task Singer_streams_are_tables_and_their_state_comes_back()
    {
        Script("""
            echo '{"type":"SCHEMA","stream":"customer","schema":{},"key_properties":["id"]}'
            echo '{"type":"RECORD","stream":"customer","record":{"id":1,"state":"'$(tr -d '"{}' < "$1")'"},"time_extracted":"2024-01-01T00:00:00Z"}'
            echo '{"type":"STATE","value":{"bookmarks":{"customer":"n1"}}}'
            """);
        var load = Load(""", "tables": ["customer"] """, "{{ bookmark_file }}", table: null);

        Assert.StartsWith("1", await _lab.ReadAsync(load), StringComparison.Ordinal);
        Assert.Equal("1 bookmarks:customer:n1", await _lab.ReadAsync(load));
    }

    [Fact]
    public async Task Nothing_new_leaves_the_bookmark()
    {
        Script("""echo '{"type":"STATE","value":{"at":1}}'""");
        var load = Load(""", "tables": ["customer"] """, table: null);
        Assert.Equal("", await _lab.ReadAsync(load));
        var before = _lab.Bookmark;

        Assert.Equal("", await _lab.ReadAsync(load));

        Assert.NotNull(before);
        Assert.Equal(before, _lab.Bookmark);
    }

    [Fact]
    public async Task A_program_that_fails_loads_nothing_and_is_quoted()
    {
        Script("""echo '{"a":1}'; echo 'no such account' >&2; exit 3""");

        var wrong = await _lab.FailAsync(Load());

        Assert.Equal("MX2332", wrong.Code);
        Assert.Contains("code 3", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("no such account", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named() =>
        Assert.Equal("MX2331", (await _lab.FailAsync("""{"type":"command","run":["./no-such-tap"],"table":"t"}""")).Code);

    [Fact]
    public async Task A_program_that_takes_too_long_is_stopped_with_what_it_started()
    {
        Script("""sleep 60 & echo $! > started; wait""");

        Assert.Equal("MX2333", (await _lab.FailAsync(Load(""", "timeout": "300ms" """))).Code);

        var started = File.ReadAllText(_lab.Folder.At("started")).Trim();
        for (var wait = 0; wait < 100 && IsRunning(started); wait++)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.False(IsRunning(started));
    }

    [Fact]
    public async Task A_line_that_is_too_long_ends_the_load()
    {
        Script("""echo '{"a":1}'; head -c 5000 /dev/zero | tr '\0' x; echo""");

        var wrong = await _lab.FailAsync(Load(""", "max_record": "4KB" """));

        Assert.Equal("MX2334", wrong.Code);
        Assert.Contains("line 2", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_no_JSON_is_rejected_where_there_is_one_table()
    {
        Script("""echo '{"a":1}'; echo 'Starting up'; echo '{"a":2}'""");

        Assert.Equal("1; 2", await _lab.ReadAsync(Load()));
        Assert.Equal(1, _lab.Rejected);
    }

    [Theory]
    [InlineData("""echo '{"type":"RECORD","stream":"firm","record":{"id":1}}'""", "MX2337")]
    [InlineData("""echo 'hello'""", "MX2338")]
    [InlineData("""echo '{"id":1}'""", "MX2338")]
    public async Task A_stream_or_a_line_that_belongs_to_no_table_is_an_error(string script, string code)
    {
        Script(script);

        var wrong = await Assert.ThrowsAsync<Data.Diagnostics.MixdownException>(() => _lab.ReadAsync(Load(""", "tables": ["customer", "invoice"] """, table: null), "customer"));

        Assert.Equal(code, Assert.Single(wrong.Diagnostics).Code);
    }

    [Fact]
    public async Task Words_are_no_shell()
    {
        Script("""echo "{\"a\":\"$1\"}" """);

        Assert.Equal("$(id) ; x", await _lab.ReadAsync(Load("", "$(id) ; x")));
    }

    [Theory]
    [InlineData("""{"type":"STATE","value":{"a":[1,2]}}""", "State", "{\"a\":[1,2]}")]
    [InlineData("""{"stream":"s","record":{"type":"STATE"},"type":"RECORD"}""", "Record", "{\"type\":\"STATE\"}")]
    [InlineData("""{"type":"cat","value":3}""", "None", "3")]
    [InlineData("""[1]""", "None", "")]
    public void Messages_are_told_apart(string line, string kind, string content)
    {
        var message = CommandMessage.Read(System.Text.Encoding.UTF8.GetBytes(line));

        Assert.Equal(kind, message.Kind.ToString());
        Assert.Equal(content, System.Text.Encoding.UTF8.GetString(message.Content));
    }

    [Fact]
    public void A_bookmark_is_read_back()
    {
        using var state = JsonDocument.Parse("""{"x":1}""");
        var text = new CommandBookmark(7, state.RootElement, null).ToText();

        Assert.Equal("""{"x":1}""", CommandBookmark.Given(CommandBookmark.Parse(text).State));
        Assert.Equal(7, CommandBookmark.Parse(text).Run);
    }

    public void Dispose() => _lab.Dispose();

    static bool IsRunning(string pid) => Directory.Exists($"/proc/{pid}") && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z", StringComparison.Ordinal);

    void Script(string text)
    {
        var path = _lab.Folder.Write("tap.sh", "#!/bin/bash\n" + text + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    static string Load(string more = "", string? word = null, string? table = "t") =>
        $$"""{"type": "command", "run": ["./tap.sh"{{(word is null ? "" : ", " + JsonSerializer.Serialize(word))}}]{{(table is null ? "" : $", \"table\": \"{table}\"")}}{{more}} }""";
}
