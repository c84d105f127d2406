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

    static bool IsPlain(string word) =>
        word.Length > 0 && char.IsAsciiLetter(word[0]) && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or ' ' or '.' or '/')
        && !word.EndsWith(' ') && word.ToLowerInvariant() is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n");
}
