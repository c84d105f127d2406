using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Runs.Live.Feeds;

namespace Mixdown.Web.Live;

/// <summary>Reads from the query of a URL what a client wants of a live table: <c>?by=level&amp;metrics=listens&amp;last=60&amp;state=CA</c>.</summary>
/// <param name="table">The table.</param>
sealed class FeedShapeReader(FeedTable table)
{
    /// <summary>What the feed itself takes beside the names of dimensions.</summary>
    static readonly string[] Words = ["by", "metrics", "last", "every"];

    /// <summary>The part of the table that is asked for.</summary>
    /// <exception cref="MixdownException">MX5031: a parameter or its value is none that the table knows; MX5032: a metric cannot be
    /// summed up by so few dimensions.</exception>
    public FeedShape Read(IQueryCollection query)
    {
        foreach (var name in query.Keys)
            Know(name, [.. Words, .. NamesOf(FeedRole.Dimension)], "parameter");
        var dimensions = Chosen(query["by"], FeedRole.Dimension);
        var metrics = Chosen(query["metrics"], FeedRole.Metric);
        if (dimensions.Count < NamesOf(FeedRole.Dimension).Count())
            RefuseUnmerged(metrics);
        return new FeedShape(table, [.. Positions(FeedRole.Window), .. dimensions, .. metrics], Where(query), Last(query["last"]));
    }

    List<int> Chosen(StringValues words, FeedRole role)
    {
        if (words.Count == 0)
            return Positions(role);
        var names = words.SelectMany(word => word!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        foreach (var name in names)
            Know(name, NamesOf(role), role == FeedRole.Metric ? "metric" : "dimension");
        return [.. Positions(role).Where(at => names.Contains(table.Columns[at].Name, StringComparer.Ordinal))];
    }

    void RefuseUnmerged(List<int> metrics)
    {
        if (metrics.FindIndex(at => table.Columns[at].Merge == FeedMerge.None) is >= 0 and var found)
        {
            throw new MixdownException(new Diagnostic(
                "MX5032", $"'{table.Columns[metrics[found]].Name}' of '{table.Name}' cannot be summed up over its dimensions: those whom it counts may be in several rows",
                Hint: "Ask without 'by', name other metrics with 'metrics=', or declare a live table with fewer dimensions."));
        }
    }

    List<(int Column, HashSet<string> Values)> Where(IQueryCollection query) =>
    [
        .. from at in Positions(FeedRole.Dimension)
           let values = query[table.Columns[at].Name]
           where values.Count > 0
           select (at, values.Select(value => value ?? "").ToHashSet(StringComparer.Ordinal)),
    ];

    int? Last(StringValues words)
    {
        if (words.Count == 0)
            return null;
        var text = words.ToString();
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var windows) && windows > 0)
            return windows;
        if (Duration.TryParse(text, out var time) && time > TimeSpan.Zero)
            return (int)Math.Min(int.MaxValue, (time.Ticks + table.Window.Every.Ticks - 1) / table.Window.Every.Ticks);
        throw new MixdownException(new Diagnostic("MX5031", $"'last={text}' is neither a number of windows nor a time", Hint: "Write last=60 or last=1h."));
    }

    void Know(string name, IEnumerable<string> known, string what)
    {
        if (!known.Contains(name, StringComparer.Ordinal))
            throw new MixdownException(new Diagnostic("MX5031", $"The live table '{table.Name}' has no {what} '{name}'", Hint: DidYouMean.Hint(name, known)));
    }

    List<int> Positions(FeedRole role) => [.. Enumerable.Range(0, table.Columns.Count).Where(at => table.Columns[at].Role == role)];

    IEnumerable<string> NamesOf(FeedRole role) => table.Columns.Where(column => column.Role == role).Select(column => column.Name);
}
