namespace Mixdown.Jinja.Definitions;

/// <summary>A tag that the host adds: <c>{% tag name … %}body{% endtag %}</c>. Its body becomes a macro of the module, and
/// <see cref="JinjaTemplate.Definitions"/> lists it.</summary>
/// <param name="Tag">The word that opens it; <c>end</c> and the word close it.</param>
/// <param name="Header">What stands between the word and the end of the tag.</param>
public sealed record JinjaBlockTag(string Tag, BlockHeader Header)
{
    /// <summary>The word before the macro's name: <c>test</c> makes <c>{% test unique(…) %}</c> the macro
    /// <c>test_unique</c>. Default: the tag itself.</summary>
    public string Prefix { get; init; } = Tag;

    /// <summary>Whether the body is text that is not read as a template, as in dbt's docs blocks.</summary>
    public bool BodyIsText { get; init; }

    /// <summary>dbt's own tags: materialization, test (also data_test), snapshot, docs.</summary>
    public static IReadOnlyList<JinjaBlockTag> Dbt { get; } =
    [
        new("materialization", BlockHeader.NameAndOptions),
        new("test", BlockHeader.Signature),
        new("data_test", BlockHeader.Signature) { Prefix = "test" },
        new("snapshot", BlockHeader.Name),
        new("docs", BlockHeader.Name) { BodyIsText = true },
    ];
}
