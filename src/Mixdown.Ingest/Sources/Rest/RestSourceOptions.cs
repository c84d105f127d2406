using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Sources.Rest.Paging;

namespace Mixdown.Ingest.Sources.Rest;

/// <summary>The keys of a load of type rest.</summary>
public sealed record RestSourceOptions : SourceOptions
{
    /// <inheritdoc/>
    public override string Kind => "rest";

    /// <inheritdoc/>
    public override string Place => RestUrl.WithoutSecrets(Url);

    /// <summary>What every request begins with.</summary>
    public required Uri Url { get; init; }

    /// <summary>Where it is said.</summary>
    public required SourceSpan At { get; init; }

    /// <summary>What is asked for, by table; empty for one table at <see cref="Url"/>.</summary>
    internal IReadOnlyList<RestEndpoint> Endpoints { get; init; } = [];

    /// <summary>Headers of every request.</summary>
    internal IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>How requests say who asks; null for anonymous ones.</summary>
    internal RestAuth? Auth { get; init; }

    /// <summary>Least time between the beginnings of two requests. Default: none.</summary>
    public TimeSpan Interval { get; init; }

    /// <summary>How often a request is sent again after an answer that may change: 408, 425, 429, 5xx, or none. Default 5.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>The pause before the first repetition; each later one is twice as long. <c>Retry-After</c> wins. Default 1 s.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long one answer may take. Default 100 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Most bytes of an answer: each is in memory as a whole. Default 64 MiB.</summary>
    public long MaxPageBytes { get; init; } = 64L << 20;

    internal static SourceOptions Bind(SettingReader load, ICollection<Diagnostic> diagnostics) => new RestOptionsBinder(load, diagnostics).Bind();

    internal override string? OneTable => Endpoints is [var one] ? one.Table : null;

    internal override ISource Open(SourceHost host) => new RestSource(this, host);
}
