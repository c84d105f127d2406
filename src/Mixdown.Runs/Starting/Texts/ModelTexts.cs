using Mixdown.Runs.Starting.Stars;

namespace Mixdown.Runs.Starting.Texts;

/// <summary>The models of silver and gold, and what is proven of them.</summary>
/// <param name="star">The tables.</param>
sealed class ModelTexts(IReadOnlyList<StarTable> star)
{
    /// <summary>A model a table and layer, and one YAML file a layer.</summary>
    public IEnumerable<StarterFile> Files() =>
    [
        .. star.Select(table => new StarterFile($"models/silver/{table.Profile.Name}.sql", Silver(table))),
        new("models/silver/_silver.yml", Properties(table => table.Profile.Name, _ => StarRole.Dimension, inGold: false)),
        .. star.Select(table => new StarterFile($"models/gold/{table.Name}.sql", Gold(table))),
        new("models/gold/_gold.yml", Properties(table => table.Name, RoleOf, inGold: true)),
        .. Marts(),
    ];

    /// <summary>The folders of the models, and the schema of each.</summary>
    public IEnumerable<(string Folder, string Schema)> Layers =>
        [("silver", "silver"), ("gold", "gold"), .. Timed.Take(1).Select(_ => ("marts", "gold"))];

    IEnumerable<StarTable> Timed => star.Where(table => table is { Role: StarRole.Fact, Time: not null }).OrderByDescending(table => table.Profile.Rows);

    StarRole RoleOf(TableProfile profile) => star.First(table => table.Profile == profile).Role;

    static string Silver(StarTable table)
    {
        var text = new Lines();
        text.Add($"-- {Words.Title(table.Profile.Name)} made fit for use: names in one style, text without blanks at its ends.");
        text.Add("select");
        text.Add(string.Join(",\n", table.Profile.Columns.Select(column => "  " + SourcesText.Cleaned(column))));
        text.Add($"from {{{{ source('{table.Profile.Load}', '{table.Profile.Source.Table}') }}}}");
        return text.ToString();
    }

    static string Gold(StarTable table)
    {
        var text = new Lines();
        text.Add("select");
        text.Add(string.Join(",\n", table.Profile.Columns.Select(column => "  " + column.Name)));
        text.Add($"from {{{{ ref('{table.Profile.Name}') }}}}");
        return text.ToString();
    }

    string Properties(Func<StarTable, string> name, Func<TableProfile, StarRole> role, bool inGold)
    {
        var text = new Lines();
        text.Add("models:");
        foreach (var table in star)
        {
            text.Add($"  - name: {name(table)}");
            text.Add($"    description: {Description(table, inGold)}");
            if (inGold && MetricText.HasModel(table))
                MetricText.AddModel(text, table);
            if (table.Profile.Key.Count > 1)
            {
                text.Add("    data_tests:");
                text.Add("      - one_row_per:");
                text.Add($"          arguments: {{ columns: [{string.Join(", ", table.Profile.Key.Select(column => column.Name))}] }}");
            }
            text.Add("    columns:");
            foreach (var column in table.Profile.Columns)
                AddColumn(text, table, column, link => inGold ? StarTable.NameOf(link.Parent, role(link.Parent)) : link.Parent.Name, inGold);
            if (inGold && MetricText.HasModel(table))
                MetricText.AddMetrics(text, table);
        }
        return text.ToString();
    }

    static string Description(StarTable table, bool inGold) => (inGold, table.Role) switch
    {
        (false, _) => $"{Words.Title(table.Profile.Name)} made fit for use, one row per row of the source.",
        (_, StarRole.Fact) => $"{Words.Title(table.Profile.Name)} as facts, one row per row of the source.",
        (_, StarRole.Bridge) => $"{Words.Title(table.Profile.Name)} as a bridge, one row per pair that belongs together.",
        _ => $"{Words.Title(table.Profile.Name)} as a dimension, by which facts are grouped.",
    };

    static void AddColumn(Lines text, StarTable table, ColumnProfile column, Func<Relationship, string> parentName, bool inGold)
    {
        var isKey = table.Profile.Key is [var key] && key == column;
        var link = table.Links.FirstOrDefault(link => link.Column == column);
        text.Add($"      - name: {column.Name}");
        if (inGold && MetricText.HasModel(table))
            MetricText.AddColumn(text, table, column, isKey, link);
        var isComplete = column.Values == table.Profile.Rows && (isKey || link is not null);
        if (!isKey && link is null)
            return;
        text.Add("        data_tests:");
        if (isKey)
            text.Add("          - unique");
        if (isComplete)
            text.Add("          - not_null");
        if (link is not null)
            AddRelationship(text, link, parentName(link));
    }

    static void AddRelationship(Lines text, Relationship link, string parent)
    {
        text.Add("          - relationships:");
        text.Add($"              arguments: {{ to: ref('{parent}'), field: {link.Parent.Key[0].Name} }}");
        if (link.Orphans == 0)
            return;
        text.Add($"              # {link.Orphans} of {link.Column.Values} rows have none");
        text.Add("              config: { severity: warn }");
    }

    IEnumerable<StarterFile> Marts()
    {
        var facts = Timed.ToList();
        foreach (var fact in facts)
            yield return new StarterFile($"models/marts/mart_{fact.Profile.Name}_monthly.sql", Monthly(fact));
        if (facts.Count > 0)
            yield return new StarterFile("models/marts/_marts.yml", MartProperties(facts));
    }

    static string Monthly(StarTable fact)
    {
        var time = fact.Time!.Name;
        var text = new Lines();
        text.Add("select");
        text.Add(string.Join(",\n", (IEnumerable<string>)
        [
            $"  cast(date_trunc('month', {time}) as date) as month",
            "  count(*) as records",
            .. fact.Sums.Select(column => $"  sum({column.Name}) as {column.Name}"),
            .. fact.Means.Select(column => $"  avg({column.Name}) as average_{column.Name}"),
        ]));
        text.Add($"from {{{{ ref('{fact.Name}') }}}}");
        text.Add($"where {time} is not null");
        text.Add("group by 1");
        return text.ToString();
    }

    static string MartProperties(IReadOnlyList<StarTable> facts)
    {
        var text = new Lines();
        text.Add("models:");
        foreach (var fact in facts)
        {
            text.Add($"  - name: mart_{fact.Profile.Name}_monthly");
            text.Add($"    description: {Words.Title(fact.Profile.Name)} by the month of {fact.Time!.Name}.");
            text.Add("    columns:");
            text.Add("      - name: month");
            text.Add("        description: The first day of the month.");
            text.Add("        data_tests:");
            text.Add("          - unique");
            text.Add("          - not_null");
        }
        return text.ToString();
    }
}
