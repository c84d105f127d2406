using System.Security.Cryptography;
using System.Text;

namespace Mixdown.Project.Lineage;

/// <summary>What an analysis of a query depends on, in 32 hex digits.</summary>
static class LineageKey
{
    /// <summary>Changed with every change of what is found: older results then count for nothing.</summary>
    const string Version = "1";

    public static string Of(string dialect, string sql, IEnumerable<NodeLineage> reads)
    {
        var text = new StringBuilder(Version).Append('\0').Append(dialect).Append('\0').Append(sql);
        foreach (var read in reads)
        {
            text.Append('\0').Append(read.UniqueId);
            foreach (var column in read.Columns)
                text.Append('\0').Append(column.Name).Append('\0').Append(column.Type);
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }
}
