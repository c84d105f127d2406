namespace Mixdown.Runs.Dashboards.Embeds;

/// <summary>What is made of a link.</summary>
public abstract record EmbedVerdict
{
    EmbedVerdict() { }

    /// <summary>It is good.</summary>
    /// <param name="Grant">For what.</param>
    public sealed record Granted(EmbedGrant Grant) : EmbedVerdict;

    /// <summary>It is none of ours: malformed, tampered with, or signed with a key that is not (or no longer) known.</summary>
    /// <param name="Why">For the house's own eyes.</param>
    public sealed record Unknown(string Why) : EmbedVerdict;

    /// <summary>It was good.</summary>
    public sealed record Expired : EmbedVerdict;

    /// <summary>It is signed, and asks for what no link may show.</summary>
    /// <param name="Why">As above.</param>
    public sealed record Forbidden(string Why) : EmbedVerdict;
}
