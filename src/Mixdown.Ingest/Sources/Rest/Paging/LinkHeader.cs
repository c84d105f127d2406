namespace Mixdown.Ingest.Sources.Rest.Paging;

/// <summary>The header <c>Link</c> (RFC 8288).</summary>
static class LinkHeader
{
    /// <summary>The target of <c>rel="next"</c>; null where there is none.</summary>
    public static string? Next(IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            var rest = value.AsSpan();
            while (rest.IndexOf('<') is >= 0 and var open)
            {
                var close = rest[open..].IndexOf('>');
                if (close < 0)
                    break;
                var target = rest[(open + 1)..(open + close)].ToString();
                rest = rest[(open + close + 1)..];
                var end = rest.IndexOf('<');
                if (IsNext(end < 0 ? rest : rest[..end]))
                    return target;
            }
        }
        return null;
    }

    static bool IsNext(ReadOnlySpan<char> parameters)
    {
        foreach (var part in parameters.ToString().Split(';', ','))
        {
            var pair = part.Split('=', 2);
            if (pair.Length == 2 && pair[0].Trim().Equals("rel", StringComparison.OrdinalIgnoreCase)
                && pair[1].Trim().Trim('"').Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
