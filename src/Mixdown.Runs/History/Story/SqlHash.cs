using System.Security.Cryptography;
using System.Text;

namespace Mixdown.Runs.History.Story;

/// <summary>Names a text of SQL by what it is.</summary>
static class SqlHash
{
    /// <summary>The first half of its SHA-256, in hex digits; null for no text.</summary>
    public static string? Of(string sql) =>
        sql.Length == 0 ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)).AsSpan(0, 16));
}
