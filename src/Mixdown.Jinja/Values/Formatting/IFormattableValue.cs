namespace Mixdown.Jinja.Values.Formatting;

/// <summary>A value with a format language of its own, such as a date.</summary>
interface IFormattableValue
{
    string Format(string spec);
}
