namespace Mixdown.Project.Dashboards.Embedding;

/// <summary>The key <c>embeds</c> of mixdown.yml: which dashboards pages of others may show, and who says so.</summary>
public sealed record EmbedSettings
{
    /// <summary>The first one signs, all of them are taken: an old key goes when the links that it signed have expired.</summary>
    public IReadOnlyList<EmbedKey> Keys { get; init; } = [];

    /// <summary>Origins whose pages may frame a dashboard, such as <c>https://app.example.com</c>. Default: none; a link then opens as a
    /// page of its own.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>Where viewers reach links, such as <c>https://bi.example.com</c>: what is below <c>/embed/</c> is answered under that name.
    /// Default: null, this machine's own address.</summary>
    public Uri? Url { get; init; }

    /// <summary>The dashboards that links may show. Default: none.</summary>
    public IReadOnlyList<EmbeddedDashboard> Dashboards { get; init; } = [];

    /// <summary>How long a link is good that <c>mixdown dashboard link</c> makes without <c>--expires</c>. Default 7 days.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long any link may be good, whoever signed it. Default 90 days: a link that leaks is of no use forever.</summary>
    public TimeSpan MaxLifetime { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Requests a second that are answered under one link, twice as many at once. Default 50: some pages that open at the same
    /// time.</summary>
    public double RequestsPerSecond { get; init; } = 50;

    /// <summary>What is said of a dashboard; null: links may not show it.</summary>
    public EmbeddedDashboard? Find(string dashboard) => Dashboards.FirstOrDefault(one => one.Id == dashboard);
}
