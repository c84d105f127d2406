using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.Simulation.Events.Config;

/// <summary>Binds the keys of an eventsim configuration and collects what is wrong with them.</summary>
sealed class EventConfigReader
{
    /// <summary>The strongest daily shape that is one: beyond 1 / 2π time would run backwards.</summary>
    const double StrongestDamping = 0.15;

    readonly List<Diagnostic> _wrong = [];
    readonly SettingReader _reader;

    EventConfigReader(SettingNode.Map map) => _reader = new SettingReader(map, _wrong);

    /// <inheritdoc cref="EventConfig.Read"/>
    public static EventConfig Read(ReadOnlyMemory<byte> json, string file)
    {
        var root = new JsonSettings(json, file).Read();
        if (root is not SettingNode.Map map)
            throw new MixdownException(new Diagnostic("MX6021", $"A configuration is an object; this is {root.Kind}", root.At));
        var reader = new EventConfigReader(map);
        var config = reader.Bind();
        var chain = new ChainCheck(config, map.At);
        reader._wrong.AddRange(chain.Wrong);
        if (reader._wrong.Count == 0)
            return config with { Notes = [.. config.Notes, .. chain.Notes] };
        var text = Encoding.UTF8.GetString(json.Span);
        throw new MixdownException([.. reader._wrong.Select(wrong => wrong.In(text))]);
    }

    EventConfig Bind()
    {
        var known = new EventConfig();
        var config = BindTime(BindUsers(known)) with
        {
            Levels = Named("levels", "level"),
            Auths = Named("auths", "auth"),
            Shown = BindShown(),
            NewSession = [.. Each("new-session").Select(one => new Weighted<PageState>(State(one), Weight(one)))],
            Transitions = [.. Each("transitions").Select(BindTransition)],
            Notes = [.. Unused("upgrades"), .. Unused("downgrades")],
        };
        _reader.Finish();
        return config;
    }

    EventConfig BindUsers(EventConfig known) => known with
    {
        Seed = (ulong)_reader.Whole("seed", 0, 0),
        Users = (int)_reader.Whole("n-users", known.Users, 1, EventOptions.MostUsers),
        FirstUser = _reader.Whole("first-user-id", 0, 0, 1L << 52),
        GrowthRate = _reader.Number("growth-rate", 0, 0, 1000),
        Tag = _reader.Text("tag"),
        NewUserAuth = _reader.Text("new-user-auth", known.NewUserAuth)!,
        NewUserLevel = _reader.Text("new-user-level", known.NewUserLevel)!,
        ChurnedState = _reader.Text("churned-state"),
    };

    EventConfig BindTime(EventConfig known) => known with
    {
        Alpha = _reader.Number("alpha", known.Alpha, 1, 1e6),
        Beta = _reader.Number("beta", known.Beta, 1, 1e9),
        Damping = _reader.Number("damping", known.Damping, 0, StrongestDamping),
        WeekendDamping = _reader.Number("weekend-damping", known.WeekendDamping, 0, 0.999),
        WeekendDampingOffset = _reader.Number("weekend-damping-offset", known.WeekendDampingOffset, 0, 720),
        WeekendDampingScale = _reader.Number("weekend-damping-scale", known.WeekendDampingScale, 0, 720),
        SessionGap = _reader.Number("session-gap", known.SessionGap, 0, 1e7),
        Start = Time("start-date") ?? known.Start,
        End = Time("end-date"),
    };

    ImmutableHashSet<string> BindShown()
    {
        var shown = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var one in Each("show-user-details"))
        {
            var auth = one.RequiredText("auth");
            if (one.Truth("show", byDefault: true))
                shown.Add(auth);
            one.Finish();
        }
        return shown.ToImmutable();
    }

    Transition BindTransition(SettingReader one)
    {
        var (source, destination) = (Inner(one, "source"), Inner(one, "dest"));
        var probability = one.Number("p", 0, 0, 1);
        one.Finish();
        return new Transition(source, destination, probability);
    }

    PageState Inner(SettingReader one, string key)
    {
        if (one.Map(key) is not { } map)
        {
            _wrong.Add(new Diagnostic("MX1013", $"'{key}' is missing", one.At, "Add it: page, method, status, auth and level."));
            return new PageState("", "GET", 200, "", "");
        }
        var state = State(map);
        map.Finish();
        return state;
    }

    static PageState State(SettingReader one) => new(
        one.RequiredText("page"), one.Text("method", "GET")!, (int)one.Whole("status", 200, 100, 599), one.RequiredText("auth"), one.RequiredText("level"));

    ImmutableArray<Weighted<string>> Named(string list, string key) =>
        [.. Each(list).Select(one => new Weighted<string>(one.RequiredText(key), Weight(one)))];

    static int Weight(SettingReader one)
    {
        var weight = (int)one.Whole("weight", 1, 0, 1_000_000);
        one.Finish();
        return weight;
    }

    IEnumerable<SettingReader> Each(string key)
    {
        if (_reader.Node(key) is not { } node)
            return [];
        if (node is not SettingNode.List list)
            return _reader.Wrong<IEnumerable<SettingReader>>(key, node, "a list", []);
        foreach (var item in list.Items.Where(item => item is not SettingNode.Map))
            _reader.Wrong(key, item, "a list of objects", 0);
        return list.Items.OfType<SettingNode.Map>().Select(item => new SettingReader(item, _wrong));
    }

    IEnumerable<Diagnostic> Unused(string key) => _reader.Node(key) is SettingNode.List { Items.Count: > 0 } list
        ? [new Diagnostic("MX6024", $"'{key}' says nothing to eventsim, nor to us", list.At, "Transitions say who upgrades.", Severity.Warning)]
        : [];

    DateTimeOffset? Time(string key)
    {
        if (_reader.Text(key) is not { } text)
            return null;
        if (EventTime.TryParse(text, out var time))
            return time;
        _wrong.Add(new Diagnostic("MX1012", string.Create(CultureInfo.InvariantCulture, $"'{key}' is '{text}'"), _reader.Node(key)!.At, EventTime.Hint));
        return null;
    }
}
