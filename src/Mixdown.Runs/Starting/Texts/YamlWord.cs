using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mixdown.Runs.Starting.Texts;

/// <summary>Names and words as scalars of YAML.</summary>
static class YamlWord
{
    // YAML is UTF-8: letters of any language may stand for themselves.
    static readonly JsonSerializerOptions Letters = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Plain where every reader of YAML takes it for that very text, else in quotes.</summary>
    public static string Of(string word) => IsPlain(word) ? word : JsonSerializer.Serialize(word, Letters);

    /// <summary>A text as the value of a key that has its line for itself: SQL stays readable there, with its brackets and commas.</summary>
    public static string OfLine(string text) => IsPlain(text) || IsPlainLine(text) ? text : JsonSerializer.Serialize(text, Letters);

    // A colon or a number sign is the text's own where no blank makes it YAML's.
    static bool IsPlainLine(string text) =>
        text.Length > 0 && (char.IsAsciiLetter(text[0]) || text[0] is '$' or '_') && !text.Any(char.IsControl) && text == text.Trim() && text[^1] != ':'
        && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal) && !IsKeyword(text);

    static bool IsPlain(string word) =>
        word.Length > 0 && char.IsAsciiLetter(word[0]) && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or ' ' or '.' or '/')
        && !word.EndsWith(' ') && !IsKeyword(word);

    static bool IsKeyword(string word) => word.ToLowerInvariant() is "true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n";
}
