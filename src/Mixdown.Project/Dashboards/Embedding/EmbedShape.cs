using Mixdown.Data.Settings.Shapes;
using static Mixdown.Data.Settings.Shapes.SettingKind;

namespace Mixdown.Project.Dashboards.Embedding;

/// <summary>The keys of <c>embeds:</c>.</summary>
public static class EmbedShape
{
    /// <summary>In the order in which a person reads them.</summary>
    public static SettingShape Of { get; } = new(
        new SettingKey("keys", new ListOf(new Map(Key)), "What links are signed with: the first one signs, all of them are taken") { IsRequired = true },
        new SettingKey("dashboards", new ListOf(new AnyOf(new Text(), new Map(Dashboard))), "The dashboards that links may show: a name, or a map with it; default: none"),
        new SettingKey("origins", new Texts(), "Origins whose pages may frame them, such as `https://app.example.com`; default: none, a link opens as a page of its own"),
        new SettingKey("url", new Text(), "Where viewers reach links, such as `https://bi.example.com`: `/embed/` is answered under that name; default: this machine's own address"),
        new SettingKey("lifetime", new Time(), "How long a link is good that says nothing else") { Default = "7d" },
        new SettingKey("max_lifetime", new Time(), "How long any link may be good") { Default = "90d" },
        new SettingKey("rate", new Text(), "Most requests under one link in a time") { Default = "50/s" });

    static SettingShape Key => new(
        new SettingKey("id", new Text(), "Names it in links; another key, another id") { IsRequired = true },
        new SettingKey("key", new Text(), "The key, 32 characters or more: `{{ env_var('EMBED_KEY') }}`") { IsRequired = true });

    static SettingShape Dashboard => new(
        new SettingKey("name", new Text(), "The dashboard's file without its ending") { IsRequired = true },
        new SettingKey("lock", new Texts(), "Filters that every link to it has to lock"));
}
