namespace Mixdown.Testing.S3;

/// <summary>What is answered.</summary>
/// <param name="Status">HTTP.</param>
/// <param name="Body">Empty for a HEAD.</param>
sealed record S3Answer(int Status, byte[] Body)
{
    public Dictionary<string, string> Headers { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The size that a HEAD tells.</summary>
    public long? ContentLength { get; init; }

    public static S3Answer Xml(int status, string xml) => new(status, System.Text.Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml))
    {
        Headers = { ["Content-Type"] = "application/xml" },
    };

    public static S3Answer Error(int status, string code, string details = "") => Xml(status, $"<Error><Code>{code}</Code>{details}</Error>");
}
