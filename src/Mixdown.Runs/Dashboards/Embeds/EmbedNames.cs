namespace Mixdown.Runs.Dashboards.Embeds;

/// <summary>The claims of a link beside those of every JWT.</summary>
static class EmbedNames
{
    public const string Dashboard = "dashboard";
    public const string Tile = "tile";
    public const string Lock = "lock";
    public const string LockParameters = "lock_parameters";
    public const string Open = "open";
    public const string OpenParameters = "open_parameters";

    /// <summary>What <c>aud</c> says: a link of one project is none of another's, even where both share a key.</summary>
    public static string AudienceOf(string project) => $"mixdown:{project}";
}
