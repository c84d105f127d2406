using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Files.Yaml;

namespace Mixdown.Tests.Project;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("y", "y")]
    [InlineData("NO", "NO")]
    [InlineData("on", "on")]
    [InlineData("2024-01-01", "2024-01-01")]
    [InlineData("1_000", "1_000")]
    [InlineData("99999999999999999999", "99999999999999999999")]
    [InlineData("'7'", "7")]
    public void What_YAML_1_2_does_not_know_is_text(string written, string expected) =>
        Assert.Equal(expected, Assert.IsType<SettingNode.Scalar>(Value($"k: {written}")).Value);

    [Theory]
    [InlineData("7", 7L)]
    [InlineData("0x1F", 31L)]
    [InlineData("0o17", 15L)]
    [InlineData("-1.5e3", -1500.0)]
    [InlineData("True", true)]
    public void Numbers_and_truth_values_are_read(string written, object expected) =>
        Assert.Equal(expected, Assert.IsType<SettingNode.Scalar>(Value($"k: {written}")).Value);

    [Fact]
    public void The_text_of_a_number_is_kept_as_written() =>
        Assert.Equal("1.10", Assert.IsType<SettingNode.Scalar>(Value("k: 1.10")).Text);

    [Fact]
    public void A_merge_key_fills_in_what_the_map_does_not_say()
    {
        var map = Assert.IsType<SettingNode.Map>(Read("base: &b { a: 1, b: 2 }\nk: { <<: *b, b: 3 }", out _));
        var k = Assert.IsType<SettingNode.Map>(map["k"]);
        Assert.Equal(["b=3", "a=1"], k.Entries.Select(e => $"{e.Key}={((SettingNode.Scalar)e.Value).Text}"));
    }

    [Theory]
    [InlineData("bar: Rock: revenue", "MX1001")]
    [InlineData("cron: */15 * * * *", "MX1001")]
    [InlineData("cron: *daily", "MX1003")]
    [InlineData("title: Revenue #1", "MX1006")]
    [InlineData("columns: { total: decimal(10,2) }", "MX1004")]
    [InlineData("path: {{ var('x') }}", "MX1005")]
    [InlineData("a:\n\tb: 1", "MX1001")]
    [InlineData("a: 1\na: 2", "MX1002")]
    [InlineData("a: 'open", "MX1001")]
    public void A_trap_is_named(string yaml, string code)
    {
        Read(yaml, out var diagnostics);
        Assert.Equal(code, Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void A_bomb_of_brackets_is_refused()
    {
        Read(new string('[', 5000), out var diagnostics);
        Assert.Single(diagnostics);
    }

    static SettingNode Value(string yaml) => ((SettingNode.Map)Read(yaml, out _)!)["k"]!;

    static SettingNode? Read(string yaml, out List<Diagnostic> diagnostics)
    {
        diagnostics = [];
        return YamlReader.Read("file.yml", yaml, diagnostics);
    }
}
