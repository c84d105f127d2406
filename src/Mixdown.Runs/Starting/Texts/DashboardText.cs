using Mixdown.Runs.Starting.Stars;

namespace Mixdown.Runs.Starting.Texts;

/// <summary>A first dashboard: how much, since when, by what.</summary>
static class DashboardText
{
    const int MostNumbers = 4;
    const int MostBars = 4;

    /// <summary>The dashboard over the fact that says most: the largest with a time, else the largest; null without any.</summary>
    public static StarterFile? Of(IReadOnlyList<StarTable> star)
    {
        var fact = star.Where(table => table.Role == StarRole.Fact)
            .OrderByDescending(table => table.Time is not null).ThenByDescending(table => table.Profile.Rows).FirstOrDefault();
        return fact is null ? null : new StarterFile("dashboards/overview.yml", Text(fact, star));
    }

    static string Text(StarTable fact, IReadOnlyList<StarTable> star)
    {
        var text = new Lines();
        var groups = Groups(fact, star).ToList();
        text.Add($"dashboard: {YamlWord.Of(Words.Title(fact.Profile.Name))}");
        text.Add("description: A first look at the data. Change anything.");
        text.Add($"fact: {fact.Name}");
        AddFilters(text, fact, groups);
        text.Add("");
        text.Add("rows:");
        AddNumbers(text, fact);
        if (fact.Time is { } time)
            AddLine(text, fact, time);
        AddBars(text, fact, groups);
        return text.ToString();
    }

    /// <summary>Columns of the fact and of the dimensions that it leads to.</summary>
    static IEnumerable<(string Column, string Title)> Groups(StarTable fact, IReadOnlyList<StarTable> star)
    {
        foreach (var column in fact.Groups)
            yield return (column.Name, Words.Title(column.Name));
        foreach (var link in fact.Links.Where(link => link.Orphans == 0 && !link.IsToItself))
        {
            var parent = star.First(table => table.Profile == link.Parent);
            foreach (var column in parent.Groups.Take(2))
                yield return ($"{parent.Name}.{column.Name}", $"{Words.Title(parent.Profile.Name)}: {column.Name.Replace('_', ' ')}");
        }
    }

    static void AddFilters(Lines text, StarTable fact, List<(string Column, string Title)> groups)
    {
        if (fact.Time is null && groups.Count == 0)
            return;
        text.Add("");
        text.Add("filters:");
        if (fact.Time is { } time)
            text.Add($"  period: {{ column: {time.Name}, default: all time }}");
        foreach (var (column, _) in groups.Take(MostBars))
            text.Add($"  {column.Replace('.', '_')}: {{ column: {column}, multiple: true }}");
    }

    static void AddNumbers(Lines text, StarTable fact)
    {
        text.Add($"  - - number: {YamlWord.Of(Words.Title(fact.Profile.Name))}");
        text.Add($"      value: {(MetricText.HasModel(fact) ? MetricText.CountOf(fact) : "count(*)")}");
        foreach (var column in fact.Sums.Take(MostNumbers - 1))
        {
            text.Add($"    - number: {YamlWord.Of(Words.Title(column.Name))}");
            text.Add($"      value: {Amount(fact, column)}");
        }
    }

    static void AddLine(Lines text, StarTable fact, ColumnProfile time)
    {
        text.Add("");
        text.Add($"  - - line: {YamlWord.Of($"{Words.Title(fact.Sums is [var sum, ..] ? sum.Name : fact.Profile.Name)} by month")}");
        text.Add($"      x: {time.Name}");
        text.Add("      grain: month");
        text.Add($"      y: {Main(fact)}");
    }

    static void AddBars(Lines text, StarTable fact, List<(string Column, string Title)> groups)
    {
        foreach (var pair in groups.Take(MostBars).Chunk(2))
        {
            text.Add("");
            foreach (var (i, (column, title)) in pair.Index())
            {
                text.Add($"  {(i == 0 ? "- -" : "  -")} bar: {YamlWord.Of(title)}");
                text.Add($"      x: {column}");
                text.Add($"      y: {Main(fact)}");
                text.Add($"      sort: {Main(fact)} desc");
                text.Add("      limit: 10");
            }
        }
    }

    static string Main(StarTable fact) => fact.Sums is [var column, ..] ? Amount(fact, column)
        : MetricText.HasModel(fact) ? MetricText.CountOf(fact) : "count(*)";

    static string Amount(StarTable fact, ColumnProfile column) => MetricText.HasModel(fact) ? MetricText.SumOf(fact, column) : $"sum({column.Name})";
}
