namespace Mixdown.Jinja.Builtins;

/// <summary>What <c>joiner()</c> makes: nothing when it is first called, the separator from then on.</summary>
sealed class Joiner(object? separator) : IJinjaObject
{
    bool _isUsed;

    public string TypeName => "Joiner";

    public bool IsCallable => true;

    public object? Call(JinjaArguments arguments)
    {
        var text = _isUsed ? separator : "";
        _isUsed = true;
        return text;
    }

    public string Print() => "<Joiner>";
}
