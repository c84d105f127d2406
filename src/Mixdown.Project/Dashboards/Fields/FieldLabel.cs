namespace Mixdown.Project.Dashboards.Fields;

/// <summary>Words of names.</summary>
static class FieldLabel
{
    /// <summary><c>media_type</c> as <c>Media type</c>.</summary>
    public static string Of(string name)
    {
        var words = name.Replace('_', ' ').Trim();
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
