using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Mixdown.Simulation.Events;
using Mixdown.Simulation.Events.Chaos;
using Mixdown.Simulation.Events.Config;

namespace Mixdown.Cli.Commands.Examples.Events;

/// <summary>The options of <c>mixdown generate events</c> that say what happens. Where one is missing the configuration says it.</summary>
sealed class EventsOptions
{
    readonly Option<string?> _config = new("--config") { HelpName = "FILE", Description = "How listeners behave: an eventsim configuration" };
    readonly Option<int?> _users = new("--users") { HelpName = "N", Description = "Listeners at the start" };
    readonly Option<long?> _firstUser = new("--first-user") { HelpName = "N", Description = "The first listener's id is one more" };
    readonly Option<ulong?> _seed = new("--seed") { HelpName = "S", Description = "Picks one history out of many; the same seed gives the same bytes" };
    readonly Option<DateTimeOffset?> _start = Time("--start", "Events from this time on");
    readonly Option<DateTimeOffset?> _end = Time("--end", "Events before this time");
    readonly Option<double?> _days = new("--days") { HelpName = "N", Description = "Events of so many days from the start, instead of --end" };
    readonly Option<long?> _count = new("--count") { HelpName = "N", Description = "End after so many events" };
    readonly Option<double?> _growth = new("--growth") { HelpName = "RATE", Description = "New listeners a year as a share of those that there are: 0.1 is 10 %" };
    readonly Option<double> _attrition = new("--attrition") { HelpName = "RATE", Description = "Listeners who leave a year, as a rate: 0.5 leaves 61 % of them" };
    readonly Option<double?> _damping = new("--damping") { HelpName = "N", Description = "Strength of the daily shape, 0 to 0.15" };
    readonly Option<double?> _weekendDamping = new("--weekend-damping") { HelpName = "SHARE", Description = "Sessions that do not take place on weekends and holidays" };
    readonly Option<string?> _tag = new("--tag") { HelpName = "TEXT", Description = "Written into every event that says who the listener is" };
    readonly Option<string[]> _topics = new("--topics") { HelpName = "NAME,…", Description = "The topics to write: " + string.Join(", ", EventTopics.All), CustomParser = Words };
    readonly Option<double?> _speed = new("--speed") { HelpName = "real|xN|max", Description = "How fast event time passes; max is the default", CustomParser = Speed };
    readonly Option<string?> _chaos = new("--chaos") { HelpName = "RATES", Description = "What goes wrong: duplicates=2%,disorder=10%,late=1%,corrupt=0.1%,clock=0.05%,mojibake=5%; without rates, these", Arity = ArgumentArity.ZeroOrOne };
    readonly Option<bool> _repeatAuth = new("--repeat-auth") { Description = "Tell a login again when the listener is sent on right after, as eventsim does" };
    readonly Option<int?> _threads = new("--threads") { HelpName = "N", Description = "Threads; they change nothing but the time" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] all =
        [
            _config, _users, _firstUser, _seed, _start, _end, _days, _count, _growth, _attrition, _damping, _weekendDamping, _tag, _topics, _speed,
            _chaos, _repeatAuth, _threads,
        ];
        foreach (var option in all)
            command.Options.Add(option);
    }

    /// <summary>What the command line and the configuration say together.</summary>
    public async Task<EventOptions> ReadAsync(ParseResult given, TimeProvider clock, CancellationToken cancel)
    {
        var config = Change(given, await ReadConfigAsync(given, cancel));
        var speed = given.GetValue(_speed);
        var start = given.GetValue(_start) ?? (speed == 1 ? Now(clock) : config.Start);
        var known = new EventOptions { Seed = config.Seed, Start = start, Config = config };
        return known with
        {
            End = End(given, start) ?? (config.End > start ? config.End : null),
            Count = given.GetValue(_count) ?? known.Count,
            Attrition = given.GetValue(_attrition),
            Topics = given.GetValue(_topics) is { Length: > 0 } topics ? [.. topics] : known.Topics,
            Chaos = Chaos(given),
            RepeatsAuth = given.GetValue(_repeatAuth),
            Speed = speed,
            Threads = given.GetValue(_threads) ?? known.Threads,
        };
    }

    async Task<EventConfig> ReadConfigAsync(ParseResult given, CancellationToken cancel) =>
        given.GetValue(_config) is { } file ? EventConfig.Read(await File.ReadAllBytesAsync(file, cancel), file) : EventConfig.Default;

    EventConfig Change(ParseResult given, EventConfig config) => config with
    {
        Seed = given.GetValue(_seed) ?? config.Seed,
        Users = given.GetValue(_users) ?? config.Users,
        FirstUser = given.GetValue(_firstUser) ?? config.FirstUser,
        GrowthRate = given.GetValue(_growth) ?? config.GrowthRate,
        Damping = given.GetValue(_damping) ?? config.Damping,
        WeekendDamping = given.GetValue(_weekendDamping) ?? config.WeekendDamping,
        Tag = given.GetValue(_tag) ?? config.Tag,
    };

    ChaosRates Chaos(ParseResult given) => (given.GetResult(_chaos), given.GetValue(_chaos)) switch
    {
        (null, _) => ChaosRates.None,
        (_, { Length: > 0 } rates) => ChaosRates.Parse(rates),
        _ => ChaosRates.Usual,
    };

    DateTimeOffset? End(ParseResult given, DateTimeOffset start) =>
        given.GetValue(_end) ?? (given.GetValue(_days) is { } days ? start.AddDays(days) : null);

    static DateTimeOffset Now(TimeProvider clock) => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());

    static Option<DateTimeOffset?> Time(string name, string description) => new(name)
    {
        HelpName = "TIME",
        Description = description,
        CustomParser = given =>
        {
            if (EventTime.TryParse(given.Tokens[0].Value, out var time))
                return time;
            given.AddError($"'{given.Tokens[0].Value}' is no time for {name}. {EventTime.Hint}");
            return null;
        },
    };

    static string[] Words(ArgumentResult given) => given.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    static double? Speed(ArgumentResult given)
    {
        var word = given.Tokens[0].Value;
        if (word is "real" or "max")
            return word == "real" ? 1 : null;
        if (double.TryParse(word.TrimStart('x', 'X', '×'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var times) && times > 0)
            return times;
        given.AddError($"'{word}' is no speed. Write real, x60 for a minute of events a second, or max.");
        return null;
    }
}
