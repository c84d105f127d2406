using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Dashboards.Embedding;
using Mixdown.Runs.Serving;

namespace Mixdown.Runs.Dashboards.Embeds;

/// <summary>Lets links in, by what the project says now. Safe for any thread.</summary>
/// <param name="served">The project.</param>
public sealed class EmbedGate(ServedProject served)
{
    volatile Edition? _last;

    /// <summary>Origins whose pages may frame a dashboard; none where nothing is embedded.</summary>
    public IReadOnlyList<string> Origins => Read().Settings.Origins;

    /// <summary>Where viewers reach links; null: at this machine's own address.</summary>
    public Uri? Url => Read().Settings.Url;

    /// <summary>What is made of a token.</summary>
    public EmbedVerdict Open(string token)
    {
        var (project, settings) = Read();
        var verdict = new EmbedVerifier(project.Name, settings).Verify(token, served.Clock.GetUtcNow());
        if (verdict is not EmbedVerdict.Granted(var grant))
            return verdict;
        var wrong = new EmbedFit(project, settings).Of(grant.Claims);
        return wrong.Count == 0 ? verdict : new EmbedVerdict.Forbidden(string.Join("; ", wrong.Select(problem => problem.Message)));
    }

    Edition Read()
    {
        var project = served.Project;
        if (_last is { } last && last.Project == project)
            return last;
        var wrong = new List<Diagnostic>();
        // What is not right is not half right: with a mistake anywhere in it nothing is let in.
        var settings = new EmbedBinder(project, wrong).Bind();
        return _last = new Edition(project, wrong.Count == 0 && settings is not null ? settings : new EmbedSettings());
    }

    sealed record Edition(MixdownProject Project, EmbedSettings Settings);
}
