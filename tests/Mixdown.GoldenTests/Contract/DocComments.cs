using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Mixdown.GoldenTests.Contract;

/// <summary>The doc comments of types and properties, as the compiler writes them beside an assembly, made into those of TypeScript.</summary>
sealed partial class DocComments
{
    const int Width = 128;

    readonly Dictionary<Assembly, Dictionary<string, XElement>> _members = [];

    /// <summary>The comment above a type; empty where it has none.</summary>
    public string Of(Type type) => Comment(Member(type, $"T:{IdOf(type)}")?.Element("summary"), indent: "");

    /// <summary>The comment above a property: its own, or what its record says of the parameter.</summary>
    public string Of(Type type, PropertyInfo property)
    {
        var declaring = property.DeclaringType ?? type;
        var own = Member(declaring, $"P:{IdOf(declaring)}.{property.Name}")?.Element("summary");
        var parameter = Member(declaring, $"T:{IdOf(declaring)}")?.Elements("param").FirstOrDefault(one => (string?)one.Attribute("name") == property.Name);
        return Comment(own ?? parameter, indent: "  ");
    }

    static string IdOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    XElement? Member(Type type, string id)
    {
        if (!_members.TryGetValue(type.Assembly, out var members))
            _members[type.Assembly] = members = Read(type.Assembly);
        return members.GetValueOrDefault(id);
    }

    static Dictionary<string, XElement> Read(Assembly assembly)
    {
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        return File.Exists(file) ? XDocument.Load(file).Descendants("member").ToDictionary(member => (string)member.Attribute("name")!) : [];
    }

    static string Comment(XElement? doc, string indent)
    {
        if (doc is null)
            return "";
        var lines = Wrapped(Spaces().Replace(TextOf(doc), " ").Trim().Replace("*/", "* /", StringComparison.Ordinal), Width - indent.Length);
        return lines.Count == 1 ? $"{indent}/** {lines[0]} */\n" : $"{indent}/**\n{string.Concat(lines.Select(line => $"{indent} * {line}\n"))}{indent} */\n";
    }

    static string TextOf(XElement doc) => string.Concat(doc.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { IsEmpty: true } reference => $"`{Last(reference.Attributes().First().Value)}`",
        XElement other => TextOf(other),
        _ => "",
    }));

    static string Last(string reference) => reference[(reference.LastIndexOfAny(['.', ':']) + 1)..];

    static List<string> Wrapped(string text, int width)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        lines.Add(line.ToString());
        return lines;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
