using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Mixdown.Project.Files.Yaml;

/// <summary>Reads YAML 1.2 (core schema) into <see cref="SettingNode"/>s with places. Works on the parser's events: the
/// object deserializer would cost more at start-up than all files of a project together.</summary>
/// <remarks>Codes: MX1003 unknown anchor, MX1004 a value cut by the comma of a flow collection, MX1005 unquoted Jinja, MX1006 a
/// comment that looks like part of the value (warning), MX1001 not YAML or nested too deep, MX1002 a key twice.</remarks>
sealed class YamlReader
{
    const int MaxDepth = 200;
    readonly string _file;
    readonly string _text;
    readonly ICollection<Diagnostic> _diagnostics;
    readonly Parser _parser;
    readonly Dictionary<string, SettingNode> _anchors = new(StringComparer.Ordinal);
    SourceSpan _lastOpened;
    int _depth;

    YamlReader(string file, string text, ICollection<Diagnostic> diagnostics)
    {
        _file = file;
        _text = text;
        _diagnostics = diagnostics;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>The file's one document; <see cref="SettingNode.Null"/> when it is empty, null when it could not be read
    /// (the reason is in <paramref name="diagnostics"/>).</summary>
    /// <param name="file">As people name it.</param>
    /// <param name="text">Its content.</param>
    /// <param name="diagnostics">Receives what is wrong, with excerpts.</param>
    public static SettingNode? Read(string file, string text, ICollection<Diagnostic> diagnostics)
    {
        if (YamlTrouble.OtherEncoding(file, text) is { } encoding)
        {
            diagnostics.Add(encoding);
            return null;
        }
        var reader = new YamlReader(file, text, diagnostics);
        try
        {
            return reader.Document();
        }
        catch (YamlException broken)
        {
            diagnostics.Add(YamlTrouble.Explain(file, text, broken));
            return null;
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner throws this, without a place, when a text ends inside [ ] or { } (seen in 16.3.0).
            diagnostics.Add(YamlTrouble.Unclosed(reader._lastOpened).In(text));
            return null;
        }
    }

    SettingNode Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
            return new SettingNode.Null(new SourceSpan(_file, 1, 1, 1));
        _parser.Consume<DocumentStart>();
        var root = Node(inFlow: false);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
            throw new SemanticErrorException(second.Start, second.End, "a second document starts here; a settings file holds one");
        return root;
    }

    SettingNode Node(bool inFlow)
    {
        if (++_depth > MaxDepth)
            throw new SemanticErrorException(_parser.Current!.Start, _parser.Current.End, $"nested deeper than {MaxDepth} levels");
        var node = _parser.Current switch
        {
            Scalar => Value(_parser.Consume<Scalar>(), inFlow),
            SequenceStart => Items(_parser.Consume<SequenceStart>()),
            MappingStart => Entries(_parser.Consume<MappingStart>()),
            _ => Alias(_parser.Consume<AnchorAlias>()),
        };
        _depth--;
        return node;
    }

    SettingNode Alias(AnchorAlias alias)
    {
        if (_anchors.TryGetValue(alias.Value.Value, out var node))
            return node;
        throw new AnchorNotFoundException(alias.Start, alias.End, alias.Value.Value);
    }

    SettingNode Keep(AnchorName anchor, SettingNode node)
    {
        if (!anchor.IsEmpty)
            _anchors[anchor.Value] = node;
        return node;
    }

    SettingNode Value(Scalar scalar, bool inFlow)
    {
        var at = At(scalar.Start, scalar.End);
        if (scalar.Style == ScalarStyle.Plain)
            WarnOfTraps(scalar, at, inFlow);
        var isText = scalar.Style != ScalarStyle.Plain || scalar.Tag == "tag:yaml.org,2002:str";
        return Keep(scalar.Anchor, isText
            ? new SettingNode.Scalar(at, scalar.Value, scalar.Value)
            : CoreSchema.Resolve(scalar.Value, at));
    }

    void WarnOfTraps(Scalar scalar, SourceSpan at, bool inFlow)
    {
        if (inFlow && YamlTrouble.IsCutByComma(scalar.Value))
            Report("MX1004", $"In {{ }} and [ ] a comma ends a value: this one ends at '{scalar.Value}'", at, "Put the value in quotes.");
        else if (!inFlow && YamlTrouble.SwallowedComment(_text, scalar) is { } comment)
            Report("MX1006", $"'{comment}' is a comment, so the value is '{scalar.Value}'", at, "Put the value in quotes, or a space after the #.", Severity.Warning);
    }

    SettingNode.List Items(SequenceStart start)
    {
        var items = new List<SettingNode>();
        var inFlow = start.Style == SequenceStyle.Flow;
        _lastOpened = At(start.Start, start.End);
        while (!_parser.Accept<SequenceEnd>(out _))
            items.Add(Node(inFlow));
        var end = _parser.Consume<SequenceEnd>();
        var list = new SettingNode.List(At(start.Start, end.End), items);
        Keep(start.Anchor, list);
        return list;
    }

    SettingNode.Map Entries(MappingStart start)
    {
        var entries = new EntryList(Report);
        var inFlow = start.Style == MappingStyle.Flow;
        _lastOpened = At(start.Start, start.End);
        while (!_parser.Accept<MappingEnd>(out _))
            Entry(entries, inFlow);
        var end = _parser.Consume<MappingEnd>();
        var map = new SettingNode.Map(At(start.Start, end.End), entries.ToList());
        Keep(start.Anchor, map);
        return map;
    }

    void Entry(EntryList entries, bool inFlow)
    {
        if (!_parser.TryConsume<Scalar>(out var key))
        {
            var found = _parser.Current!;
            var jinja = inFlow && found is MappingStart { Style: MappingStyle.Flow };
            throw new SemanticErrorException(found.Start, found.End, jinja ? YamlTrouble.UnquotedJinja : "a key has to be a text");
        }
        if (inFlow && key.Style == ScalarStyle.Plain && YamlTrouble.IsCutByComma(key.Value))
            WarnOfTraps(key, At(key.Start, key.End), inFlow);
        var value = Node(inFlow);
        if (key.Value == "<<" && key.Style == ScalarStyle.Plain)
            entries.Merge(value);
        else
            entries.Add(new SettingEntry(key.Value, At(key.Start, key.End), value));
    }

    void Report(string code, string message, SourceSpan at, string? hint, Severity severity = Severity.Error) =>
        _diagnostics.Add(new Diagnostic(code, message, at, hint, severity).In(_text));

    SourceSpan At(Mark start, Mark end) => YamlTrouble.Span(_file, start, end);
}
