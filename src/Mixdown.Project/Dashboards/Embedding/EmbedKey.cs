using System.Text;

namespace Mixdown.Project.Dashboards.Embedding;

/// <summary>A key that links to dashboards are signed with.</summary>
/// <param name="id">Names it in links: <c>kid</c>.</param>
/// <param name="secret">The key itself.</param>
public sealed class EmbedKey(string id, string secret)
{
    readonly byte[] _bytes = Encoding.UTF8.GetBytes(secret);

    /// <summary>Names it in links: <c>kid</c>. It may stand in logs.</summary>
    public string Id => id;

    /// <summary>What HMAC is keyed with.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <inheritdoc/>
    public override string ToString() => id;
}
