using Mixdown.Data.Settings.Shapes;
using static Mixdown.Data.Settings.Shapes.SettingKind;

namespace Mixdown.Streams.Formats;

/// <summary>The keys of a stream that say how its values are written.</summary>
static class FormatSettings
{
    public static readonly IReadOnlyList<SettingKey> Keys =
    [
        new("format", Choice.Of<FormatKind>(), "How the values are written") { Default = "json" },
        new("registry", new Map(Registry()), "The schema registry, for `avro` and `json_schema`"),
    ];

    static SettingShape Registry() => new(
        new SettingKey("url", new Text(), "Where it answers, `https://…`") { IsRequired = true },
        new SettingKey("auth", new Map(new SettingShape(
            new SettingKey("bearer", new Text(), "A token for `Authorization: Bearer`"),
            new SettingKey("basic", new Map(new SettingShape(
                new SettingKey("user", new Text(), "The user, or an API key") { IsRequired = true },
                new SettingKey("password", new Text(), "The password, or the key's secret") { IsRequired = true })), "`Authorization: Basic`"))), "How requests say who asks: one of its keys"),
        new SettingKey("timeout", new Time(), "How long one answer may take") { Default = "10s" });
}
