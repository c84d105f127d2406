using System.Reflection;

namespace Mixdown.GoldenTests;

/// <summary>Names a type as C# source does: <c>int?</c>, <c>IReadOnlyList&lt;string&gt;</c>, <c>byte[]</c>.</summary>
static class TypeText
{
    static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(char)] = "char",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    public static string Name(FieldInfo field) => Name(field.FieldType, new NullabilityInfoContext().Create(field));

    public static string Name(PropertyInfo property) => Name(property.PropertyType, new NullabilityInfoContext().Create(property));

    public static string Name(ParameterInfo parameter) => Name(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    /// <param name="type">The type.</param>
    /// <param name="nulls">Which references in it may be null; null where that does not matter.</param>
    public static string Name(Type type, NullabilityInfo? nulls = null)
    {
        var mayBeNull = nulls is { ReadState: NullabilityState.Nullable } && !type.IsValueType ? "?" : "";
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword + mayBeNull;
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Name(value) + "?";
        if (type.IsArray)
            return $"{Name(type.GetElementType()!, nulls?.ElementType)}[]{mayBeNull}";
        if (type.IsByRef)
            return "ref " + Name(type.GetElementType()!);
        if (type.IsPointer)
            return Name(type.GetElementType()!) + "*";
        var arguments = type.GetGenericArguments().Select((argument, at) => Name(argument, nulls?.GenericTypeArguments.ElementAtOrDefault(at)));
        var name = type.Name.Split('`')[0] + InBrackets(arguments) + mayBeNull;
        return type is { IsNested: true, IsGenericParameter: false } ? $"{type.DeclaringType!.Name.Split('`')[0]}.{name}" : name;
    }

    public static string Arguments(MethodInfo method) => InBrackets(method.GetGenericArguments().Select(type => Name(type)));

    static string InBrackets(IEnumerable<string> types) => types.Any() ? $"<{string.Join(", ", types)}>" : "";
}
