using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Runs.Dashboards.Definitions;
using Mixdown.Runs.Serving;

namespace Mixdown.Runs.Dashboards.Exploring;

/// <summary>Answers people who put a tile together from what a fact has. Safe for any thread.</summary>
/// <param name="served">The project.</param>
/// <param name="answers">Answers tiles.</param>
public sealed class Explorer(ServedProject served, DashboardAnswers answers)
{
    /// <summary>What can be picked, by fact.</summary>
    public async Task<IReadOnlyList<ExploreFact>> FactsAsync(CancellationToken cancel) =>
        [.. (await answers.CompilerAsync(served.Project, cancel)).Facts().Select(Of)];

    /// <summary>What a draft shows.</summary>
    /// <param name="draft">What was picked.</param>
    /// <param name="zone">The viewer's time zone; null for UTC.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="MixdownException">MX4160 to MX4163: it names what the fact does not have. What prevents an answer beside that
    /// is in the answer.</exception>
    public async Task<TileAnswer> AnswerAsync(ExploreDraft draft, string? zone, CancellationToken cancel)
    {
        var project = served.Project;
        await CatalogAsync(project, draft, cancel);
        Dashboard shown;
        try
        {
            shown = DraftYaml.Shown(draft);
        }
        catch (MixdownException lacking)
        {
            // The boundary of a tile: what it lacks is shown in its place.
            var wrong = lacking.Diagnostics[0];
            return new TileAnswer("explore") { Problem = new AnswerProblem(wrong.Code, wrong.Message, wrong.Hint, null) };
        }
        var query = draft.Filters.Select(filter => KeyValuePair.Create($"f.{filter.Key}", filter.Value));
        var ask = new DashboardAsk(shown.Id, [.. query, .. zone is null ? [] : new[] { KeyValuePair.Create("tz", (IReadOnlyList<string>)[zone]) }]);
        var answer = await answers.AnswerDraftAsync(project, shown, ask, cancel);
        return answer.Problem is { } problem ? answer with { Problem = problem with { Place = null } } : answer;
    }

    /// <summary>What can be chosen of a column, as a filter of a dashboard has it.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="field"><c>TABLE.COLUMN</c>.</param>
    /// <param name="letters">Only values that have these in them; empty for the most frequent.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="MixdownException">MX4160, MX4162: there is no such fact, or it has no such column.</exception>
    public async Task<FilterDefinition> FilterAsync(string fact, string field, string letters, CancellationToken cancel)
    {
        var project = served.Project;
        var only = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [field] = [] };
        await CatalogAsync(project, new ExploreDraft(fact, "table") { Filters = only }, cancel);
        return await answers.FilterAsync(project, DraftYaml.Filtered(fact, field), letters, cancel);
    }

    /// <summary>What saving a draft would do.</summary>
    /// <exception cref="MixdownException">MX4160 to MX4167: why it cannot be saved at all; MX4100: there is no such dashboard.</exception>
    public async Task<ExplorePreview> PreviewAsync(ExploreSave save, CancellationToken cancel) =>
        (await PlanAsync(save, cancel)).Preview;

    /// <summary>Writes a draft into a file; the project is read with it by then.</summary>
    /// <exception cref="MixdownException">As <see cref="PreviewAsync"/>; MX4166: the file is not what the preview was made of; MX4168: the
    /// file would have errors.</exception>
    public async Task<ExploreSaved> SaveAsync(ExploreSave save, CancellationToken cancel)
    {
        var plan = await PlanAsync(save, cancel);
        if (plan.File.Hash != save.Hash)
            throw new MixdownException(new Diagnostic("MX4166", $"'{plan.File.File}' has changed since it was shown", Hint: "Look at the change as it would be now, and save again."));
        if (plan.Tile is not { } tile || plan.Preview.Problems.Count > 0)
            throw new MixdownException(new Diagnostic("MX4168", $"'{plan.File.File}' would have errors: {plan.Preview.Problems[0].Message}", Hint: plan.Preview.Problems[0].Hint));
        await served.WriteAsync(plan.File.Change, plan.File.Write, cancel);
        var id = Path.GetFileNameWithoutExtension(plan.File.File);
        return new ExploreSaved(id, tile.Id, plan.File.File, $"/dashboards/{Uri.EscapeDataString(id)}/{Uri.EscapeDataString(tile.Id)}");
    }

    async Task<SavePlan> PlanAsync(ExploreSave save, CancellationToken cancel)
    {
        var project = served.Project;
        var catalog = await CatalogAsync(project, save.Draft, cancel);
        return SavePlan.Of(project, await answers.CompilerAsync(project, cancel), catalog, save, served.Clock.GetUtcNow());
    }

    async Task<FactCatalog> CatalogAsync(MixdownProject project, ExploreDraft draft, CancellationToken cancel)
    {
        var facts = (await answers.CompilerAsync(project, cancel)).Facts();
        var fields = facts.FirstOrDefault(fact => fact.Fact == draft.Fact)
            ?? throw new MixdownException(new Diagnostic("MX4160", $"There is no fact '{draft.Fact}'", Hint: DidYouMean.Hint(draft.Fact, facts.Select(fact => fact.Fact))));
        var catalog = new FactCatalog(fields);
        var wrong = new DraftCheck(catalog).Run(draft);
        return wrong.Count == 0 ? catalog : throw new MixdownException(wrong);
    }

    static ExploreFact Of(FactFields fact) => new(fact.Fact, DefinitionReader.LabelOf(fact.Fact), fact.Description)
    {
        Metrics = fact.Metrics,
        Times = fact.Times,
        Tables = [.. fact.Dimensions.GroupBy(field => field.Text[..field.Text.IndexOf('.', StringComparison.Ordinal)], StringComparer.Ordinal).Select(Table)],
        Time = fact.Time,
        Unreached = fact.Unreached,
    };

    static ExploreTable Table(IGrouping<string, FieldChoice> fields) => new(fields.Key, DefinitionReader.LabelOf(fields.Key), [.. fields]);
}
