namespace Mixdown.Simulation.Events.Config;

/// <summary>Where a listener is: a page, how it was asked for and answered, and who the listener is to the site.</summary>
/// <param name="Page">Such as <c>NextSong</c>.</param>
/// <param name="Method"><c>GET</c> or <c>PUT</c>.</param>
/// <param name="Status">HTTP status; 300 to 398 send the listener on within a second.</param>
/// <param name="Auth">Such as <c>Logged In</c>.</param>
/// <param name="Level">Such as <c>paid</c>.</param>
public sealed record PageState(string Page, string Method, int Status, string Auth, string Level)
{
    /// <summary>Page, auth and level, as a person would name it.</summary>
    public override string ToString() => $"{Page} ({Auth}, {Level})";
}
