using Mixdown.Data.Settings.Shapes;
using static Mixdown.Data.Settings.Shapes.SettingKind;

namespace Mixdown.Project.Files;

/// <summary>The top-level keys of mixdown.yml.</summary>
public static class MixdownFileShape
{
    /// <summary>The file's shape.</summary>
    /// <param name="loads">The keys of a load by the word behind <c>type</c>: sources are not known here.</param>
    public static SettingShape Of(IReadOnlyDictionary<string, SettingShape> loads)
    {
        var load = new ByWord("type", loads);
        return new SettingShape(
            new SettingKey("require-mixdown-version", new Text(), "The versions of Mixdown that the project works with, for example `>=0.1`"),
            new SettingKey("targets", new MapOf(new AnyOf(new Map(Target(load)), new Nothing()), "TARGET"), "Environments, by the outputs of profiles.yml"),
            new SettingKey("loads", new MapOf(load, "LOAD"), "What brings a source's data in, by name: the dbt source of the same name"),
            new SettingKey("streams", new Anything(), "Streaming loads"),
            new SettingKey("live", new Anything(), "Metrics that are kept per minute as events arrive"),
            new SettingKey("flows", new Anything(), "Loads, builds and checks in order, with schedules"),
            new SettingKey("channels", new Anything(), "Where messages go"),
            new SettingKey("alerts", new Anything(), "What is worth a message"),
            new SettingKey("serve", new Anything(), "The web app"))
        {
            Description = "What a Mixdown project says beside dbt's files",
        };
    }

    static SettingShape Target(SettingKind load) => new(
        new SettingKey("lake", new Text(), "Where the lake's tables are; default: `data/TARGET/lake`"),
        new SettingKey("schedules", new Choice("active", "paused"), "Whether schedules run here") { Default = "paused" },
        new SettingKey("loads", new MapOf(load, "LOAD"), "Loads that replace those of the same name"));
}
