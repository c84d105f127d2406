using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Mixdown.GoldenTests.Contract;

/// <summary>Types as TypeScript declares them, when they are written as JSON with <paramref name="options"/>.</summary>
sealed class TypeScriptText(JsonSerializerOptions options)
{
    const string CellText = """
        /** A value of a table: numbers that a double does not hold are texts of their digits, times are ISO 8601. */
        export type Cell = string | number | boolean | null | Cell[] | { [name: string]: Cell };

        """;

    readonly JsonSerializerOptions _options = new(options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
    readonly SortedDictionary<string, Declaration> _declared = new(StringComparer.Ordinal);
    readonly NullabilityInfoContext _nullability = new();
    readonly DocComments _docs = new();

    // The names that the declaration which is being written refers to.
    HashSet<string> _uses = [];

    /// <summary>All that was asked for, and what it refers to, by name.</summary>
    public IReadOnlyDictionary<string, Declaration> Declared => _declared;

    /// <summary>Declares the types and all that they refer to; what they are called.</summary>
    public IReadOnlyList<string> NamesOf(IEnumerable<Type> types) => [.. types.Select(type => NameOf(type)).Distinct()];

    string NameOf(Type type, NullabilityInfo? nullability = null)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return NameOf(inner);
        if (type == typeof(object) || type == typeof(JsonElement))
            return Cell();
        if (Simple(type) is { } simple)
            return simple;
        return _options.GetTypeInfo(type).Kind switch
        {
            JsonTypeInfoKind.Enumerable => ListOf(type, nullability),
            JsonTypeInfoKind.Dictionary => $"Record<string, {Held(type, nullability, 1)}>",
            _ => Declare(type),
        };
    }

    string Cell()
    {
        _declared.TryAdd(nameof(Cell), new(typeof(object), CellText, new HashSet<string>()));
        _uses.Add(nameof(Cell));
        return nameof(Cell);
    }

    static string? Simple(Type type) => type switch
    {
        _ when type == typeof(bool) => "boolean",
        _ when type == typeof(string) || type == typeof(Guid) || type == typeof(Uri) || type == typeof(DateTimeOffset)
            || type == typeof(DateTime) || type == typeof(DateOnly) || type == typeof(TimeOnly) || type == typeof(TimeSpan) => "string",
        _ when type.IsEnum => null,
        _ => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal ? "number" : null,
    };

    string ListOf(Type type, NullabilityInfo? nullability)
    {
        var element = type.IsArray ? Element(type.GetElementType()!, nullability?.ElementType) : Held(type, nullability, 0);
        return element.Contains(' ', StringComparison.Ordinal) ? $"({element})[]" : element + "[]";
    }

    string Held(Type type, NullabilityInfo? nullability, int argument)
    {
        var arguments = type.GetGenericArguments();
        return arguments.Length > argument
            ? Element(arguments[argument], nullability?.GenericTypeArguments.ElementAtOrDefault(argument))
            : throw new NotSupportedException($"{type} does not say what it holds: answer with an IReadOnlyList or IReadOnlyDictionary.");
    }

    // Inside lists and maps a null is written.
    string Element(Type type, NullabilityInfo? nullability)
    {
        var name = NameOf(type, nullability);
        var isNullable = Nullable.GetUnderlyingType(type) is not null || (!type.IsValueType && nullability?.ReadState == NullabilityState.Nullable);
        return isNullable && name != "Cell" ? name + " | null" : name;
    }

    string Declare(Type type)
    {
        var name = PlainName(type);
        _uses.Add(name);
        if (_declared.TryGetValue(name, out var known))
            return known.Type == type ? name : throw new NotSupportedException($"{known.Type} and {type} would both be '{name}' for the pages: rename one.");
        _declared[name] = new(type, "", new HashSet<string>());   // it may hold itself
        var outer = _uses;
        _uses = [];
        _declared[name] = new(type, type.IsEnum ? EnumText(type, name) : ObjectText(type, name), _uses);
        _uses = outer;
        return name;
    }

    static string PlainName(Type type) =>
        type.IsGenericType ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] + "Of" + string.Concat(type.GetGenericArguments().Select(PlainName)) : type.Name;

    string EnumText(Type type, string name)
    {
        var words = Enum.GetNames(type).Select(word => $"'{JsonNamingPolicy.CamelCase.ConvertName(word)}'");
        return $"{_docs.Of(type)}export type {name} = {string.Join(" | ", words)};\n";
    }

    string ObjectText(Type type, string name)
    {
        var info = _options.GetTypeInfo(type);
        if (info.Kind != JsonTypeInfoKind.Object)
            throw new NotSupportedException($"{type} is written by a converter of its own, which pages cannot know.");
        if (info.PolymorphismOptions is { } kinds)
            return $"{_docs.Of(type)}export type {name} = {string.Join(" | ", kinds.DerivedTypes.Select(kind => Declare(kind.DerivedType)))};\n";
        var text = new StringBuilder($"{_docs.Of(type)}export interface {name} {{\n");
        if (Kind(type) is { } tag)
            text.Append($"  {tag.Property}: '{tag.Value}';\n");
        foreach (var property in info.Properties.Where(property => property.Get is not null))
            text.Append(PropertyText(type, property));
        return text.Append("}\n").ToString();
    }

    /// <summary>How JSON tells a type from its sisters; null where nothing has to be told.</summary>
    (string Property, string Value)? Kind(Type type)
    {
        if (type.BaseType is not { } parent || parent == typeof(object) || _options.GetTypeInfo(parent).PolymorphismOptions is not { } kinds)
            return null;
        return (kinds.TypeDiscriminatorPropertyName, kinds.DerivedTypes.Single(kind => kind.DerivedType == type).TypeDiscriminator!.ToString()!);
    }

    string PropertyText(Type type, JsonPropertyInfo property)
    {
        var member = (PropertyInfo)property.AttributeProvider!;
        var nullability = _nullability.Create(member);
        var name = NameOf(property.PropertyType, nullability);
        var mayBeLeftOut = nullability.ReadState == NullabilityState.Nullable && member.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition != JsonIgnoreCondition.Never;
        return $"{_docs.Of(type, member)}  {property.Name}{(mayBeLeftOut ? "?" : "")}: {name};\n";
    }
}
