namespace Mixdown.Project.Graph.Selection;

/// <summary>Makes a rule of the words of a command line.</summary>
static class SelectionWords
{
    /// <summary>Everything, in every section of a manifest.</summary>
    public static SelectionRule All(IndirectSelection indirect) => new SelectionRule.Leaf(new Criterion
    {
        Method = "everything",
        Value = "*",
        Written = "all",
        Indirect = indirect,
    });

    /// <summary>Words joined by spaces are alternatives; in one word, commas join conditions that must all hold.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX1401: a word is not a selector.</exception>
    public static SelectionRule.Union Union(IEnumerable<string> words, IndirectSelection indirect) => new(
        [.. words.SelectMany(many => many.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(word => Word(word, indirect))], indirect);

    static SelectionRule Word(string word, IndirectSelection indirect) => word == "all"
        ? All(indirect)
        : new SelectionRule.Intersection(
            [.. word.Split(',').Select(part => new SelectionRule.Leaf(CriterionParser.Parse(part, indirect)))], indirect, word);
}
