namespace Mixdown.Runs.Dashboards.Embeds;

/// <summary>A link that was signed.</summary>
/// <param name="Title">What stands above the dashboard.</param>
/// <param name="Token">The token, for programs that put it into addresses of their own.</param>
/// <param name="Claims">What it says.</param>
public sealed record EmbedLink(string Title, string Token, EmbedClaims Claims)
{
    /// <summary>The port that the project is served at.</summary>
    public int Port { get; init; }

    /// <summary>Where viewers reach the server, as the project says, else where it is served now; null: neither.</summary>
    public Uri? Url { get; init; }

    /// <summary>Whether pages of other origins may frame it.</summary>
    public bool IsFramed { get; init; }
}
