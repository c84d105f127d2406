using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Mixdown.GoldenTests;

/// <summary>Prints the public types and members of an assembly, one a line, in an order that does not change.</summary>
static class ApiText
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    public static string Print(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Head(type)).Append('\n');
            foreach (var line in Members(type))
                text.Append("    ").Append(line).Append('\n');
        }
        return text.ToString();
    }

    static string Head(Type type)
    {
        var parents = new[] { type.BaseType }.Where(IsWorthNaming).Concat(type.IsEnum ? [] : OwnInterfaces(type))
            .Select(parent => TypeText.Name(parent!)).ToList();
        return $"{Kind(type)} {type.Namespace}.{TypeText.Name(type)}{(parents.Count == 0 ? "" : " : " + string.Join(", ", parents))}";
    }

    static bool IsWorthNaming(Type? type) =>
        type is not null && type != typeof(object) && type != typeof(ValueType) && type != typeof(Enum) && type != typeof(MulticastDelegate);

    /// <summary>The interfaces that the type names itself, without those that come with its base or with another one.</summary>
    static IEnumerable<Type> OwnInterfaces(Type type) => type.GetInterfaces()
        .Except(type.GetInterfaces().SelectMany(face => face.GetInterfaces()))
        .Except(type.BaseType?.GetInterfaces() ?? [])
        .Where(face => face.IsVisible && !(face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEquatable<>)))
        .OrderBy(face => face.FullName ?? face.Name, StringComparer.Ordinal);

    static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), null)}");
        return type.GetMembers(Declared)
            .Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute)) && member is not Type)
            .Select(Member)
            .OfType<string>()
            .Order(StringComparer.Ordinal);
    }

    static string? Member(MemberInfo member) => member switch
    {
        FieldInfo field when IsSeen(field) =>
            $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{TypeText.Name(field)} {field.Name}",
        PropertyInfo property when property.GetAccessors(nonPublic: true).FirstOrDefault(IsSeen) is { } accessor =>
            $"{(accessor.IsStatic ? "static " : "")}{TypeText.Name(property)} {property.Name} {Accessors(property)}",
        ConstructorInfo constructor when IsSeen(constructor) => $"new({Parameters(constructor)})",
        MethodInfo method when IsSeen(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) =>
            $"{(method.IsStatic ? "static " : "")}{TypeText.Name(method.ReturnParameter)} {method.Name}{TypeText.Arguments(method)}({Parameters(method)})",
        EventInfo happening => $"event {happening.Name}",
        _ => null,
    };

    static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    static bool IsSeen(FieldInfo field) => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName;

    static string Accessors(PropertyInfo property)
    {
        var set = property.SetMethod is { } setter && IsSeen(setter) ? IsInit(setter) ? " init;" : " set;" : "";
        return $"{{{(property.GetMethod is { } getter && IsSeen(getter) ? " get;" : "")}{set} }}";
    }

    static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{TypeText.Name(parameter)} {parameter.Name}{(parameter.IsOptional ? " = …" : "")}"));
}
