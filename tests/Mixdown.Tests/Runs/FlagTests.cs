using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Files;
using Mixdown.Runs.Flags;

namespace Mixdown.Tests.Runs;

public sealed class FlagTests
{
    [Theory]
    [InlineData("false", "true", "true", false)]
    [InlineData(null, "0", "true", false)]
    [InlineData(null, null, "true", true)]
    [InlineData(null, null, null, false)]
    public void The_command_line_wins_over_the_variable_and_the_variable_over_the_file(string? given, string? variable, string? file, bool expected) =>
        Assert.Equal(expected, Flags(given, variable, file).Truth("fail_fast"));

    [Fact]
    public void A_value_that_is_none_is_refused_where_it_came_from() =>
        Assert.Contains("DBT_FAIL_FAST: 'maybe' is neither true nor false", Assert.Throws<MixdownException>(() => Flags(null, "maybe", "true").Truth("fail_fast")).Message);

    [Theory]
    [InlineData("3 days", "2026-03-28T12:00:00Z")]
    [InlineData("1 month", "2026-02-28T12:00:00Z")]
    [InlineData("2 Hours", "2026-03-31T10:00:00Z")]
    public void A_sample_reaches_back_from_now(string sample, string start)
    {
        var now = new DateTimeOffset(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);

        var window = SampleWindow.Of(sample, now);

        Assert.Equal(DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture), window!.Start);
        Assert.Equal(now, window.End);
    }

    static FlagValues Flags(string? given, string? variable, string? file) => new(
        given is null ? new Dictionary<string, object?>() : new Dictionary<string, object?> { ["fail_fast"] = bool.Parse(given) },
        variable is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["DBT_FAIL_FAST"] = variable },
        file is null ? null : SettingsText.Read("flags", $"fail_fast: {file}") as SettingNode.Map);
}
