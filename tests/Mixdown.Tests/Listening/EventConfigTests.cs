using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Simulation.Events.Config;

namespace Mixdown.Tests.Listening;

public sealed class EventConfigTests
{
    const string Small = """
        {
          "levels": [{"level": "free", "weight": 1}],
          "auths": [{"auth": "Guest", "weight": 1}],
          "new-session": [{"page": "Home", "method": "GET", "status": 200, "auth": "Guest", "level": "free", "weight": 1}],
          "transitions": [
            {"source": {"page": "Home", "method": "GET", "status": 200, "auth": "Guest", "level": "free"},
             "dest": {"page": "Home", "method": "GET", "status": 200, "auth": "Guest", "level": "free"}, "p": 0.5}
          ]
        }
        """;

    [Fact]
    public void What_a_file_does_not_say_is_as_in_eventsim_s_code()
    {
        var config = Read(Small);

        Assert.Equal((60.0, 259_200.0, 0.0625, 0.5, 6.0, 6.0, 1800.0, 0UL), (
            config.Alpha, config.Beta, config.Damping, config.WeekendDamping, config.WeekendDampingOffset, config.WeekendDampingScale, config.SessionGap, config.Seed));
        Assert.Null(config.ChurnedState);
        Assert.Empty(config.Notes);
    }

    [Fact]
    public void Every_key_of_eventsim_is_read()
    {
        var config = Read(Small.Replace("\n  \"levels\"", """

              "seed": 7, "alpha": 90.0, "beta": 604800, "damping": 0.09375, "weekend-damping": 0.4, "weekend-damping-offset": 180,
              "weekend-damping-scale": 360, "session-gap": 900, "churned-state": "Cancelled", "start-date": "2026-01-01T00:00:00",
              "end-date": "2026-02-01", "n-users": 5, "first-user-id": 1000, "growth-rate": 0.1, "tag": "control",
              "new-user-auth": "Guest", "new-user-level": "free", "upgrades": [], "downgrades": [],
              "show-user-details": [{"auth": "Guest", "show": false}, {"auth": "Logged In", "show": true}], // a comment, and a comma too many
              "levels"
            """.TrimEnd()).Replace("0.5}\n  ]", "0.5},\n  ]"));

        Assert.Equal((7UL, 90.0, 604_800.0, 0.4, 900.0, "Cancelled"), (config.Seed, config.Alpha, config.Beta, config.WeekendDamping, config.SessionGap, config.ChurnedState));
        Assert.Equal((5, 1000L, 0.1, "control"), (config.Users, config.FirstUser, config.GrowthRate, config.Tag));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), config.Start);
        Assert.Equal(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), config.End);
        Assert.Equal(["Logged In"], config.Shown);
    }

    [Theory]
    [InlineData("\"levels\"", "\"weekend-dampning\": 0.5, \"levels\"", "error MX1010: There is no key 'weekend-dampning' here", "Did you mean 'weekend-damping'?")]
    [InlineData("\"p\": 0.5", "\"p\": 1.5", "error MX1012: 'p' is 1.5; it goes from 0 to 1", null)]
    [InlineData("\"weight\": 1}]", "\"weight\": \"x\"}]", "error MX1011: 'weight' is a text; it has to be a whole number", null)]
    [InlineData("\"levels\"", "\"start-date\": \"soon\", \"levels\"", "error MX1012: 'start-date' is 'soon'", "from the year 2000 to 2099")]
    [InlineData("\"levels\"", "\"damping\": 0.2, \"levels\"", "error MX1012: 'damping' is 0.2; it goes from 0 to 0.15", null)]
    [InlineData("\"dest\"", "\"destination\"", "error MX1013: 'dest' is missing", "page, method, status, auth and level")]
    [InlineData("[{\"level\": \"free\", \"weight\": 1}]", "[{\"level\": \"free\", \"weight\": 0}]", "error MX6022: No level has a weight", "Add 'levels'")]
    [InlineData("\"auths\": [{\"auth\": \"Guest\"", "\"auths\": [{\"auth\": \"Gest\"", "error MX6022: Nothing in 'new-session' begins a session of auth 'Gest' and level 'free'", "Did you mean 'Guest'?")]
    [InlineData("\"p\": 0.5", "\"p\": 1", "error MX6023: A session that comes to Home (Guest, free) never ends", "add up to less than 1")]
    [InlineData("\"levels\"", "levels", "error MX6021: This is no JSON", null)]
    public void What_is_wrong_is_named_with_its_place(string right, string wrong, string error, string? hint)
    {
        var message = Assert.Throws<MixdownException>(() => Read(Replace(right, wrong))).Message;

        Assert.Contains(error, message);
        Assert.Contains(hint ?? "", message);
        Assert.StartsWith("my.json:", message);
        Assert.Contains("^", message);
    }

    [Fact]
    public void An_error_shows_the_line_and_underlines_the_place() =>
        Assert.Equal(
            """
            my.json:7:97: error MX1012: 'p' is 1.5; it goes from 0 to 1
              5 |   "transitions": [
              6 |     {"source": {"page": "Home", "method": "GET", "status": 200, "auth": "Guest", "level": "free"},
              7 |      "dest": {"page": "Home", "method": "GET", "status": 200, "auth": "Guest", "level": "free"}, "p": 1.5}
                |                                                                                                       ^^^
            """.Replace("my.json:7:97", "my.json:7:103"),
            Assert.Throws<MixdownException>(() => Read(Replace("\"p\": 0.5", "\"p\": 1.5"))).Message);

    [Fact]
    public void Transitions_beyond_1_and_upgrades_are_noted()
    {
        var twice = Small.Replace("\"p\": 0.5}", "\"p\": 0.5}, {\"source\": {\"page\": \"Home\", \"auth\": \"Guest\", \"level\": \"free\"}, \"dest\": {\"page\": \"About\", \"auth\": \"Guest\", \"level\": \"free\"}, \"p\": 0.75}");
        var config = Read(twice.Replace("\"levels\"", "\"upgrades\": [1], \"levels\""));

        Assert.Equal(["'upgrades' says nothing to eventsim, nor to us", "The transitions from Home (Guest, free) add up to 1.25: what is above 1 never happens"], config.Notes.Select(note => note.Message));
        Assert.All(config.Notes, note => Assert.Equal(Severity.Warning, note.Severity));
    }

    static string Replace(string right, string wrong)
    {
        var at = Small.IndexOf(right, StringComparison.Ordinal);
        return Small[..at] + wrong + Small[(at + right.Length)..];
    }

    static EventConfig Read(string json) => EventConfig.Read(Encoding.UTF8.GetBytes(json), "my.json");
}
