using System.Security.Cryptography;

namespace Mixdown.Web.App.Pages;

/// <summary>A built file as it is sent.</summary>
/// <param name="Path">Its address, without the slash at its start.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Brotli">Its bytes packed with Brotli; null: it does not get smaller, and is only there plainly.</param>
/// <param name="Bytes">Its bytes packed with gzip; plain where it is not packed.</param>
sealed record PageFile(string Path, string ContentType, PageBytes? Brotli, PageBytes Bytes)
{
    readonly Lazy<string> _tag = new(() => TagOf(Bytes));

    /// <summary>Changes with the bytes; each packing has one of its own, as a strong tag has to.</summary>
    public string Tag => _tag.Value;

    /// <summary>Whether the name changes with the content, so that nobody needs to ask twice.</summary>
    public bool IsHashed => Path.StartsWith("assets/", StringComparison.Ordinal);

    /// <summary>Whether its bytes are packed.</summary>
    public bool IsPacked => Brotli is not null;

    static string TagOf(PageBytes bytes)
    {
        using var stream = bytes.Open();
        return Convert.ToHexStringLower(SHA256.HashData(stream).AsSpan(0, 12));
    }
}
