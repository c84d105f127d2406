using Mixdown.Data.Diagnostics;

namespace Mixdown.S3;

/// <summary>The root of a store in a bucket.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Prefix">What all keys start with: empty, or with a slash at its end.</param>
sealed record S3Root(string Bucket, string Prefix)
{
    public const string Scheme = "s3://";

    /// <summary>Reads <c>s3://bucket</c> or <c>s3://bucket/prefix</c>.</summary>
    /// <exception cref="MixdownException">MX2840: it is neither.</exception>
    public static S3Root Parse(string root, SourceSpan? at)
    {
        var rest = root[Scheme.Length..].Trim('/');
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var (bucket, prefix) = slash < 0 ? (rest, "") : (rest[..slash], rest[(slash + 1)..] + "/");
        return IsBucket(bucket) && !prefix.Split('/').SkipLast(1).Any(part => part is "" or "." or "..")
            ? new S3Root(bucket, prefix)
            : throw new MixdownException(new Diagnostic(
                "MX2840", $"'{root}' names no bucket", at,
                "Write s3://bucket/prefix; a bucket's name has 3 to 63 lower-case letters, digits, '.' and '-'."));
    }

    /// <summary>The key of a path.</summary>
    public string KeyOf(string path) => Prefix + path;

    /// <inheritdoc/>
    public override string ToString() => $"{Scheme}{Bucket}/{Prefix}".TrimEnd('/');

    // '_' is not allowed any more, but old buckets have it.
    static bool IsBucket(string name) =>
        name.Length is >= 3 and <= 63 && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '-' or '_');
}
