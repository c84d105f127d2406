namespace Mixdown.Runs.Starting.Stars;

/// <summary>A table of gold.</summary>
/// <param name="Profile">The bronze table that it comes from.</param>
/// <param name="Role">What it is.</param>
/// <param name="Links">What its columns lead to.</param>
sealed record StarTable(TableProfile Profile, StarRole Role, IReadOnlyList<Relationship> Links)
{
    const int MostGroups = 50;

    static readonly string[] Contacts = ["phone", "fax", "email", "mail", "address", "street", "url", "zip", "postal", "comment", "description"];

    static readonly string[] Averages = ["price", "rate", "ratio", "percent", "pct", "share", "rating", "score", "age", "average", "avg", "mean", "temperature"];

    static readonly string[] Neither = ["lat", "latitude", "lon", "lng", "longitude", "year", "month", "day", "week", "hour", "zip", "phone", "rank", "position", "index"];

    /// <summary>Its name in gold.</summary>
    public string Name => NameOf(Profile, Role);

    /// <summary>The column that says when; null where there is none.</summary>
    public ColumnProfile? Time => Profile.Columns.FirstOrDefault(column => column.IsTime && column.Values > 0);

    /// <summary>The amounts that can be added up.</summary>
    public IReadOnlyList<ColumnProfile> Sums => [.. Amounts.Where(column => !Says(column, Averages))];

    /// <summary>The numbers of which only a mean makes sense.</summary>
    public IReadOnlyList<ColumnProfile> Means => [.. Amounts.Where(column => Says(column, Averages))];

    /// <summary>Words by which its rows, or a fact's, can be grouped: few enough to be read in a chart.</summary>
    public IReadOnlyList<ColumnProfile> Groups =>
        [.. Profile.Columns.Where(IsGroup).OrderBy(column => column.Distinct)];

    IEnumerable<ColumnProfile> Amounts => Profile.Columns.Where(column =>
        column.IsNumber && column.Values > 0 && !column.LooksLikeKey && !Links.Any(link => link.Column == column) && !Says(column, Neither));

    /// <summary>The name that a table has in gold.</summary>
    public static string NameOf(TableProfile profile, StarRole role) => role switch
    {
        StarRole.Fact => $"fact_{profile.Name}",
        StarRole.Bridge => $"bridge_{profile.Name}",
        _ => $"dim_{profile.Name}",
    };

    bool IsGroup(ColumnProfile column) => column.IsText && !column.LooksLikeKey && column.Distinct is >= 2 and <= MostGroups
        && column.Values * 2 >= Profile.Rows && column.Distinct * 2 <= Math.Max(column.Values, 2) && !Says(column, Contacts);

    static bool Says(ColumnProfile column, string[] words) => column.Name.Split('_').Any(words.Contains);
}
