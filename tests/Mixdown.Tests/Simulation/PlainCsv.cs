using System.Text;

namespace Mixdown.Tests.Simulation;

/// <summary>Reads a CSV file in the plainest way, so that it shares no mistake with the generator or the loader.</summary>
sealed class PlainCsv
{
    PlainCsv(string[] header, List<string?[]> records)
    {
        (Header, Records) = (header, records);
        Rows = [.. records.Where(record => record.Length == header.Length)
            .Select(record => header.Zip(record).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))];
    }

    public string[] Header { get; }

    /// <summary>Everything below the header; an empty field without quotes is null.</summary>
    public List<string?[]> Records { get; }

    /// <summary>The records as rows by column name; the ragged ones left out.</summary>
    public List<Dictionary<string, string?>> Rows { get; }

    public static PlainCsv Read(string folder, string table)
    {
        var records = Parse(File.ReadAllText(Path.Combine(folder, table + ".csv"), Encoding.UTF8)).ToList();
        return new PlainCsv([.. records[0].Select(name => name!)], records[1..]);
    }

    public static IEnumerable<string?[]> Parse(string text)
    {
        var fields = new List<string?>();
        var field = new StringBuilder();
        var (quoted, inQuotes) = (false, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (inQuotes && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[i++]);
            else if (c == '"')
                (quoted, inQuotes) = (true, !inQuotes);
            else if (inQuotes || c is not (',' or '\r' or '\n'))
                field.Append(c);
            else if (c != '\r')
            {
                fields.Add(field.Length == 0 && !quoted ? null : field.ToString());
                (quoted, _) = (false, field.Clear());
                if (c == ',')
                    continue;
                yield return [.. fields];
                fields.Clear();
            }
        }
    }
}
