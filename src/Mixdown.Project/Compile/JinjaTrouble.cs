using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Jinja.Syntax;

namespace Mixdown.Project.Compile;

/// <summary>Turns errors of templates into diagnostics: place, excerpt, the macros that were running, remedy.</summary>
static class JinjaTrouble
{
    /// <summary>The error as a diagnostic.</summary>
    /// <param name="error">What the engine threw.</param>
    /// <param name="within">Where to point when the error has no place of its own.</param>
    public static Diagnostic Explain(JinjaException error, SourceSpan? within = null)
    {
        var at = error.Place is { } place ? Span(place) : within;
        var diagnostic = new Diagnostic(Code(error.Kind), Sentence(error), at, Hint(error));
        return error.Place is { } known ? diagnostic.In(known.Source.Text) : diagnostic;
    }

    /// <summary>The error as a diagnostic. What the embedded macros refuse is something that a person wrote, who has never seen
    /// those files: it is shown at the call that led to them, else at the node.</summary>
    /// <param name="error">What the engine threw.</param>
    /// <param name="within">Where to point when no place in a person's file is known.</param>
    /// <param name="isEmbedded">Whether a file comes with the tool.</param>
    public static Diagnostic Explain(JinjaException error, SourceSpan? within, Func<string, bool> isEmbedded)
    {
        if (error.Kind != JinjaErrorKind.Raised || error.Place is not { } place || !isEmbedded(place.File))
            return Explain(error, within);
        var call = error.CallChain.Select(call => call.CalledAt).FirstOrDefault(at => at is { } known && !isEmbedded(known.File));
        var diagnostic = new Diagnostic(Code(error.Kind), error.Message.Trim(), call is { } at ? Span(at) : within, Hint(error));
        return call is { } there ? diagnostic.In(there.Source.Text) : diagnostic;
    }

    /// <summary>A place of a template as everyone else names places.</summary>
    public static SourceSpan Span(JinjaPlace place) => new(place.File, place.Line, place.Column, place.Length);

    /// <summary>The part of a call that holds a word: <c>custmer</c> in <c>ref('custmer')</c>; the call itself when it is not
    /// written there.</summary>
    public static SourceSpan SpanOf(JinjaPlace call, string word)
    {
        var start = call.Span.Start;
        var found = call.Source.Text.IndexOf(word, start, Math.Min(call.Span.Length, call.Source.Text.Length - start), StringComparison.Ordinal);
        return Span(found < 0 ? call : new JinjaPlace(call.Source, new JinjaSpan(found, word.Length)));
    }

    static string Code(JinjaErrorKind kind) => kind switch
    {
        JinjaErrorKind.Syntax => "MX1301",
        JinjaErrorKind.UnknownFilter => "MX1302",
        JinjaErrorKind.UnknownTest => "MX1303",
        JinjaErrorKind.Undefined => "MX1304",
        JinjaErrorKind.Type => "MX1305",
        JinjaErrorKind.Value => "MX1306",
        JinjaErrorKind.Arguments => "MX1307",
        JinjaErrorKind.TemplateNotFound => "MX1308",
        JinjaErrorKind.Limit => "MX1309",
        _ => "MX1310",
    };

    static string Sentence(JinjaException error)
    {
        var message = error.Message.Trim();
        return error.CallChain.Count == 0
            ? message
            : $"{message} (in {string.Join(", ", error.CallChain.Select(Call))})";
    }

    static string Call(JinjaCall call) =>
        call.CalledAt is { } at ? $"macro '{call.Name}', called at {at}" : $"macro '{call.Name}'";

    static string? Hint(JinjaException error) => error switch
    {
        { Hint: { } hint } => hint,
        { UnknownName: { } name } when DidYouMean.Guess(name, error.Candidates) is { } guess => $"Did you mean '{guess}'?",
        _ => null,
    };
}
