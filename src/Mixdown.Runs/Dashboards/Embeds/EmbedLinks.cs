using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Dashboards.Embedding;
using Mixdown.Runs.Dashboards.States;
using Mixdown.Runs.Owner;
using Mixdown.Runs.Running;
using Mixdown.Runs.Streaming;

namespace Mixdown.Runs.Dashboards.Embeds;

/// <summary>Makes links to dashboards of a project, and says what is wrong with those that others made.</summary>
/// <param name="host">Reads the project.</param>
public sealed class EmbedLinks(RunHost host)
{
    /// <summary>Signs a link.</summary>
    /// <param name="request">Which project.</param>
    /// <param name="dashboard">The dashboard's id.</param>
    /// <param name="limits">What is shown of it.</param>
    /// <param name="expires">How long it is good; null: as long as the project says.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="MixdownException">MX4180: the project embeds nothing; MX4100, MX4181 to MX4183: the link cannot be.</exception>
    public EmbedLink Sign(RunRequest request, string dashboard, ViewLimits limits, TimeSpan? expires, CancellationToken cancel)
    {
        var (project, settings) = Read(request, cancel);
        var now = host.Clock.GetUtcNow();
        var life = expires ?? settings.Lifetime;
        var claims = new EmbedClaims(dashboard, now, now + life) { Limits = limits };
        var wrong = new EmbedFit(project, settings).Of(claims).ToList();
        if (life <= TimeSpan.Zero || life > settings.MaxLifetime)
            wrong.Add(new Diagnostic("MX4182", $"A link cannot be good for {life.TotalDays:0.##} days", Hint: $"Say up to {settings.MaxLifetime.TotalDays:0.##} days, or let 'embeds: max_lifetime:' be longer."));
        if (wrong.Count > 0)
            throw new MixdownException(wrong);
        var token = new EmbedSigner(project.Name, settings.Keys[0]).Sign(claims);
        return new EmbedLink(project.Manifest.Dashboards.First(one => one.Id == dashboard).Title, token, claims)
        {
            Url = settings.Url ?? ServedAt(project),
            Port = ServeSettings.Of(project).Port,
            IsFramed = settings.Origins.Count > 0,
        };
    }

    /// <summary>Where a process serves the project now, which another port than the project's may have been said to; null: nowhere.</summary>
    static Uri? ServedAt(MixdownProject project) =>
        OwnerNote.Read(new TargetFolders(project.Root, project.Target.Name).OwnerNote) is { Address.Length: > 0 } served ? new Uri(served.Address) : null;

    /// <summary>Why a token that somebody made is not taken; null: it is.</summary>
    /// <exception cref="MixdownException">MX4180: the project embeds nothing.</exception>
    public string? Explain(RunRequest request, string token, CancellationToken cancel)
    {
        var (project, settings) = Read(request, cancel);
        return new EmbedVerifier(project.Name, settings).Verify(token, host.Clock.GetUtcNow()) switch
        {
            EmbedVerdict.Granted(var grant) when new EmbedFit(project, settings).Of(grant.Claims) is { Count: > 0 } wrong => wrong[0].Message,
            EmbedVerdict.Granted => null,
            EmbedVerdict.Expired => "It has expired",
            EmbedVerdict.Forbidden(var why) => why,
            EmbedVerdict.Unknown(var why) => why,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    (MixdownProject Project, EmbedSettings Settings) Read(RunRequest request, CancellationToken cancel)
    {
        var project = ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel);
        var wrong = new List<Diagnostic>();
        var settings = new EmbedBinder(project, wrong).Bind();
        if (wrong.Count > 0)
            throw new MixdownException(wrong);
        return (project, settings ?? throw new MixdownException(new Diagnostic(
            "MX4180", "The project embeds no dashboard", Hint: "Say in mixdown.yml which ones, and what links are signed with: 'embeds:', 'keys:' and 'dashboards:'.")));
    }
}
