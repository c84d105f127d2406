using System.Globalization;

namespace Mixdown.ServerTests.Figures;

/// <summary>A few events of the last hour, told to a collector for its live tables, and to SQL as the table <c>heard</c>.</summary>
/// <param name="minute">The minute that it is.</param>
sealed class HeardEvents(DateTimeOffset minute)
{
    /// <summary>In the order of their times: what happened, how many seconds before this minute, who did it, and whether it succeeded.</summary>
    static readonly (string Topic, int SecondsBefore, int User, bool Succeeded)[] Events =
    [
        ("listen_events", 2400, 4, true),
        ("auth_events", 1210, 1, true),
        ("auth_events", 1205, 2, false),
        ("auth_events", 600, 2, false),
        ("auth_events", 590, 3, true),
        ("auth_events", 580, 4, true),
        ("listen_events", 170, 1, true),
        ("listen_events", 160, 1, true),
        ("listen_events", 100, 2, true),
        ("listen_events", 90, 3, true),
    ];

    /// <summary>The topics that anything happened in.</summary>
    public static IEnumerable<string> Topics => Events.Select(one => one.Topic).Distinct(StringComparer.Ordinal);

    /// <summary>The events of a topic, a line of JSON each.</summary>
    public IEnumerable<string> Of(string topic) => Events.Where(one => one.Topic == topic).Select(one => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"ts":{{Time(one.SecondsBefore).ToUnixTimeMilliseconds()}},"sessionId":{{one.User}},"itemInSession":{{one.SecondsBefore}},"page":"NextSong","level":"paid","state":"CA","userId":{{one.User}},"success":{{(one.Succeeded ? "true" : "false")}},"artist":"a","song":"s"}"""));

    /// <summary>Makes <c>heard</c>.</summary>
    public string Sql => $"create temp table heard as from (values {string.Join(", ", Events.Select(Row))}) as t(topic, heard_at, minutes_ago, user_id, succeeded)";

    DateTimeOffset Time(int secondsBefore) => minute.AddSeconds(-secondsBefore);

    string Row((string Topic, int SecondsBefore, int User, bool Succeeded) one) => string.Create(
        CultureInfo.InvariantCulture, $"('{one.Topic}', timestamp '{Time(one.SecondsBefore):yyyy-MM-dd HH:mm:ss}', {one.SecondsBefore / 60}, {one.User}, {one.Succeeded})");
}
