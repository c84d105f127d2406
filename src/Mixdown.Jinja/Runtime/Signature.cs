using System.Globalization;
using Mixdown.Jinja.Values;

namespace Mixdown.Jinja.Runtime;

/// <summary>The parameters of a .NET function, and the fitting of a call's arguments to them.</summary>
sealed class Signature
{
    readonly Parameter[] _parameters;
    readonly int _rest;
    readonly int _named;

    Signature(string name, List<Parameter> parameters, bool rest, bool named)
    {
        Name = name;
        _parameters = [.. parameters];
        _rest = rest ? parameters.Count : -1;
        _named = named ? parameters.Count + (rest ? 1 : 0) : -1;
    }

    public string Name { get; }

    int Width => _parameters.Length + (_rest >= 0 ? 1 : 0) + (_named >= 0 ? 1 : 0);

    public static Signature Parse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var parameters = new List<Parameter>();
        bool rest = false, named = false;
        foreach (var part in text[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.StartsWith("**", StringComparison.Ordinal))
                named = true;
            else if (part.StartsWith('*'))
                rest = true;
            else
                parameters.Add(ParseParameter(part));
        }
        return new Signature(text[..open], parameters, rest, named);
    }

    public string ParameterName(int index) => index < _parameters.Length ? _parameters[index].Name : "args";

    public BoundArguments Bind(JinjaArguments call)
    {
        var values = new object?[Width];
        FillPositional(values, call.Positional);
        if (_named >= 0)
            values[_named] = new JinjaDict();
        for (var at = 0; at < call.Names.Length; at++)
            FillNamed(values, call.Names[at], call.Named[at]);
        FillDefaults(values);
        return new BoundArguments(this, values, call);
    }

    static Parameter ParseParameter(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? new Parameter(part, Unset.Value, IsRequired: true)
            : new Parameter(part[..equals], ParseDefault(part[(equals + 1)..]), IsRequired: false);
    }

    static object? ParseDefault(string text) => text switch
    {
        "?" => Unset.Value,
        "None" => null,
        "True" => Boxes.True,
        "False" => Boxes.False,
        _ when text[0] is '\'' => text[1..^1],
        _ when text.Contains('.', StringComparison.Ordinal) => double.Parse(text, CultureInfo.InvariantCulture),
        _ => Boxes.Of(long.Parse(text, CultureInfo.InvariantCulture)),
    };

    void FillPositional(object?[] values, object?[] given)
    {
        Array.Fill(values, Open.Value);
        var fitting = Math.Min(given.Length, _parameters.Length);
        Array.Copy(given, values, fitting);
        if (_rest >= 0)
            values[_rest] = given.Length > fitting ? new JinjaTuple(given[fitting..]) : JinjaTuple.Empty;
        else if (given.Length > fitting)
            throw TooMany(given.Length);
    }

    void FillNamed(object?[] values, string name, object? value)
    {
        var index = Array.FindIndex(_parameters, parameter => parameter.Name == name);
        if (index < 0)
            FillExtra(values, name, value);
        else if (!ReferenceEquals(values[index], Open.Value))
            throw Fail($"got multiple values for argument '{name}'");
        else
            values[index] = value;
    }

    void FillExtra(object?[] values, string name, object? value)
    {
        if (_named < 0)
        {
            throw new JinjaException(JinjaErrorKind.Arguments, $"{Name}() got an unexpected keyword argument '{name}'")
            {
                UnknownName = name,
                Candidates = [.. _parameters.Select(parameter => parameter.Name)],
            };
        }
        ((JinjaDict)values[_named]!)[name] = value;
    }

    void FillDefaults(object?[] values)
    {
        for (var at = 0; at < _parameters.Length; at++)
        {
            if (!ReferenceEquals(values[at], Open.Value))
                continue;
            if (_parameters[at].IsRequired)
                throw Fail($"misses its argument '{_parameters[at].Name}'");
            values[at] = _parameters[at].Default;
        }
    }

    JinjaException Fail(string what) => new(JinjaErrorKind.Arguments, $"{Name}() {what}");

    /// <summary>A method's own object is no argument to the person who calls it.</summary>
    JinjaException TooMany(int given)
    {
        var self = _parameters is [{ Name: "self" }, ..] ? 1 : 0;
        return Fail($"takes at most {Count(_parameters.Length - self)} but got {(given - self).ToString(CultureInfo.InvariantCulture)}");
    }

    static string Count(int arguments) => arguments == 1 ? "1 argument" : $"{arguments.ToString(CultureInfo.InvariantCulture)} arguments";

    /// <summary>Marks a parameter that no argument has filled.</summary>
    sealed class Open
    {
        public static readonly Open Value = new();
    }
}
