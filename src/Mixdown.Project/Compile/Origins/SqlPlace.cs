using Mixdown.Data.Diagnostics;
using Mixdown.Jinja.Origins;
using Mixdown.Project.Compile.Library;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile.Origins;

/// <summary>Where a character of compiled SQL came from: the innermost place that a person wrote, and the calls that led to it.</summary>
sealed class SqlPlace
{
    readonly IReadOnlyList<JinjaOrigin> _way;
    readonly int _innermost;

    SqlPlace(ProjectNode node, IReadOnlyList<JinjaOrigin> way, int innermost)
    {
        Node = node;
        _way = way;
        _innermost = innermost;
    }

    /// <summary>The node whose template wrote the character: the compiled node, or an ephemeral model in front of it.</summary>
    public ProjectNode Node { get; }

    /// <summary>The macros whose text it is and where they were called, innermost first; <c>""</c> when there is none.</summary>
    public string Calls => string.Join(", ", Enumerable.Range(1, _way.Count - 1).Reverse()
        .Where(at => _way[at].Macro is not null)
        .Select(at => $"macro '{_way[at].Macro}', called at {_way[at - 1].Place}"));

    /// <summary>The template that holds the innermost place.</summary>
    public string Text => _way[_innermost].Place.Source.Text;

    /// <summary>The place of a character.</summary>
    /// <param name="compiled">The SQL.</param>
    /// <param name="offset">0-based, in it.</param>
    /// <param name="macros">Knows which files a person wrote.</param>
    /// <returns>Null where no template wrote it.</returns>
    public static SqlPlace? Find(CompiledNode compiled, int offset, MacroLibrary macros)
    {
        var part = compiled.Parts.LastOrDefault(part => part.Holds(offset));
        if (part?.Written.Origins is not { } origins)
            return null;
        var way = origins.At(part.From + offset - part.Start);
        var innermost = way.Count - 1;
        while (innermost > 0 && macros.IsEmbeddedText(way[innermost].Place.Source.Text))
            innermost--;
        return way.Count == 0 ? null : new SqlPlace(part.Written.Node, way, innermost);
    }

    /// <summary>The place for people.</summary>
    /// <param name="length">Characters of the SQL; of an expression all is underlined, whatever the length.</param>
    public SourceSpan Span(int length)
    {
        var (place, isVerbatim, _) = _way[_innermost];
        return isVerbatim ? JinjaTrouble.Span(place) with { Length = Math.Clamp(length, 1, place.Length) } : JinjaTrouble.Span(place);
    }
}
