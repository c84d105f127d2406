using System.Text;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Files.Csv;

/// <summary>Reads the records of a CSV text as Python's csv module does, which dbt reads seeds with: a quote means something at the
/// start of a field only, and line ends inside quotes become <c>\n</c>.</summary>
/// <param name="text">The text, without a byte order mark.</param>
/// <param name="delimiter">Between the fields.</param>
/// <param name="file">As people name it.</param>
/// <param name="firstLine">The number of its first line.</param>
sealed class CsvRecords(TextReader text, char delimiter, string file, int firstLine = 1)
{
    readonly StringBuilder _field = new();
    int _line = firstLine;

    /// <summary>One record after another.</summary>
    /// <exception cref="MixdownException">MX1551: a quote is not closed.</exception>
    public IEnumerable<CsvRecord> Read()
    {
        while (text.Peek() >= 0)
            yield return Record();
    }

    CsvRecord Record()
    {
        var (line, fields) = (_line, new List<string>());
        fields.Add(Field());
        while (text.Peek() == delimiter)
        {
            _ = text.Read();
            fields.Add(Field());
        }
        EndLine();
        return new CsvRecord(line, fields);
    }

    string Field()
    {
        _field.Clear();
        if (text.Peek() == '"')
            Quoted();
        while (text.Peek() is >= 0 and not ('\n' or '\r') and var next && next != delimiter)
            _field.Append((char)text.Read());
        return _field.ToString();
    }

    void Quoted()
    {
        var opened = _line;
        _ = text.Read();
        while (text.Read() is >= 0 and var letter)
        {
            if (letter == '"' && text.Peek() != '"')
                return;
            if (letter == '"')
                _ = text.Read();
            if (letter == '\r' && text.Peek() == '\n')
                continue;
            if (letter == '\n')
                _line++;
            _field.Append((char)letter);
        }
        throw new MixdownException(new Diagnostic(
            "MX1551", "A quote is opened and never closed", new SourceSpan(file, opened, 1, 1), "Close it, or double it where it belongs to the value: \"\"."));
    }

    void EndLine()
    {
        if (text.Peek() == '\r')
            _ = text.Read();
        if (text.Peek() == '\n')
            _ = text.Read();
        _line++;
    }
}
