namespace Mixdown.Data.Diagnostics;

/// <summary>Hides texts that nobody may see in what is printed or written. Safe for several threads.</summary>
public sealed class SecretMask
{
    /// <summary>What stands in the place of a secret; dbt's.</summary>
    const string Hidden = "*****";

    readonly string[] _secrets;

    /// <param name="secrets">Texts to hide; blank ones are left out.</param>
    public SecretMask(IEnumerable<string> secrets) =>
        // The longest first: one secret may be a part of another.
        _secrets = [.. secrets.Where(secret => !string.IsNullOrWhiteSpace(secret)).Distinct(StringComparer.Ordinal).OrderByDescending(secret => secret.Length)];

    /// <summary>Hides nothing.</summary>
    public static SecretMask None { get; } = new([]);

    /// <summary>Whether there is nothing to hide.</summary>
    public bool IsEmpty => _secrets.Length == 0;

    /// <summary>The texts to hide.</summary>
    public IReadOnlyList<string> Secrets => _secrets;

    /// <summary>The text without secrets.</summary>
    public string Of(string text)
    {
        foreach (var secret in _secrets)
            text = text.Replace(secret, Hidden, StringComparison.Ordinal);
        return text;
    }

    /// <summary>The diagnostic without secrets.</summary>
    public Diagnostic Of(Diagnostic diagnostic) => IsEmpty ? diagnostic : diagnostic with
    {
        Message = Of(diagnostic.Message),
        Hint = OrNull(diagnostic.Hint),
        Excerpt = OrNull(diagnostic.Excerpt),
        Note = OrNull(diagnostic.Note),
    };

    string? OrNull(string? text) => text is null ? null : Of(text);
}
