namespace Mixdown.Jinja;

/// <summary>An object of the host inside a template. A template sees what these members show and nothing else: there is no
/// reflection. Members that are left out answer as a plain Python object would.</summary>
public interface IJinjaObject
{
    /// <summary>The name of its type in error messages, for example <c>Relation</c>.</summary>
    string TypeName { get; }

    /// <summary>The attribute behind <c>object.name</c>.</summary>
    bool TryGetAttribute(string name, out object? value)
    {
        value = null;
        return false;
    }

    /// <summary>The item behind <c>object[key]</c>; attributes are asked next.</summary>
    bool TryGetItem(object? key, out object? value)
    {
        value = null;
        return false;
    }

    /// <summary>Whether <see cref="Call"/> may be used.</summary>
    bool IsCallable => false;

    /// <summary><c>object(…)</c>.</summary>
    object? Call(JinjaArguments arguments) =>
        throw new JinjaException(JinjaErrorKind.Type, $"'{TypeName}' object is not callable");

    /// <summary>What a loop over it meets; null when it cannot be looped over.</summary>
    IEnumerable<object?>? Items => null;

    /// <summary>How many <see cref="Items"/>; null when unknown.</summary>
    int? Count => null;

    /// <summary>Whether it counts as true.</summary>
    bool IsTrue => Count != 0;

    /// <summary>What the test <c>mapping</c> says of it.</summary>
    bool IsMapping => false;

    /// <summary>Known attributes, for "did you mean".</summary>
    IEnumerable<string> AttributeNames => [];

    /// <summary>What <c>{{ object }}</c> prints.</summary>
    string Print();

    /// <summary>What it prints inside a list or a dictionary.</summary>
    string PrintQuoted() => Print();
}
