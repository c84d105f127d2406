namespace Mixdown.Ingest.Loads.Messages;

/// <summary>Lists of names in messages.</summary>
static class Names
{
    const int Most = 3;

    /// <summary>The first ones, and how many more there are.</summary>
    public static string Of(IReadOnlyList<string> names)
    {
        var shown = string.Join(", ", names.Take(Most).Select(name => $"'{name}'"));
        return names.Count <= Most ? shown : $"{shown} and {names.Count - Most} more";
    }
}
