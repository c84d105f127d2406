using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Data.Settings.Shapes;

namespace Mixdown.Tests.Settings;

/// <summary>Settings that have every key of a shape.</summary>
static class ShapeSample
{
    static readonly SourceSpan At = new("shape.yml", 1, 1, 1);

    public static SettingNode.Map Of(SettingShape shape) =>
        new(At, [.. shape.Keys.Select(key => new SettingEntry(key.Name, At, Of(key.Kind, key.Default)))]);

    static SettingNode Of(SettingKind kind, string? byDefault) => kind switch
    {
        SettingKind.Truth => Scalar(byDefault == "true"),
        SettingKind.Whole whole => Scalar(byDefault is null ? Math.Max(1, whole.Min) : long.Parse(byDefault, System.Globalization.CultureInfo.InvariantCulture)),
        SettingKind.Time => Scalar(byDefault ?? "5m"),
        SettingKind.Size => Scalar(byDefault ?? "64MB"),
        SettingKind.Share => Scalar(byDefault ?? "1%"),
        SettingKind.Choice choice => Scalar(byDefault ?? choice.Words[0]),
        SettingKind.ListOf list => new SettingNode.List(At, [Of(list.Item, null)]),
        SettingKind.Shared shared => Of(shared.Kind, byDefault),
        SettingKind.Map map => Of(map.Shape),
        SettingKind.MapOf map => new SettingNode.Map(At, [new SettingEntry("name", At, Of(map.Value, null))]),
        SettingKind.ByKey keys => Of(keys.Shapes.First().Value),
        SettingKind.AnyOf any => Of(any.Kinds[0], byDefault),
        SettingKind.Texts => new SettingNode.List(At, [Scalar("text")]),
        _ => Scalar(byDefault ?? "text"),
    };

    static SettingNode.Scalar Scalar(object value) => new(At, value, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!);
}
