using Mixdown.Data.Settings.Shapes;
using Mixdown.Project.Dashboards.Embedding;
using static Mixdown.Data.Settings.Shapes.SettingKind;

namespace Mixdown.Project.Files;

/// <summary>The top-level keys of mixdown.yml.</summary>
public static class MixdownFileShape
{
    /// <summary>The file's shape.</summary>
    /// <param name="loads">The keys of a load by the word behind <c>type</c>: sources are not known here.</param>
    /// <param name="streams">The keys of a stream, likewise.</param>
    public static SettingShape Of(IReadOnlyDictionary<string, SettingShape> loads, IReadOnlyDictionary<string, SettingShape> streams)
    {
        var load = new Shared("load", new ByWord("type", loads));
        var stream = new Shared("stream", new ByWord("type", streams));
        return new SettingShape(
            new SettingKey("require-mixdown-version", new Text(), "The versions of Mixdown that the project works with, for example `>=0.1`"),
            new SettingKey("s3", new Map(S3()), "How buckets are reached, for sources and lakes"),
            new SettingKey("targets", new MapOf(new AnyOf(new Map(Target(load, stream)), new Nothing()), "TARGET"), "Environments, by the outputs of profiles.yml"),
            new SettingKey("load", new Map(Loading()), "Limits of all loads together"),
            new SettingKey("loads", new MapOf(load, "LOAD"), "What brings a source's data in, by name: the dbt source of the same name"),
            new SettingKey("streams", new MapOf(stream, "STREAM"), "What brings topics of events in as they come, by name: the dbt source of the same name"),
            new SettingKey("live", new MapOf(new Map(Streams.LiveShape.Entry), "NAME"), "Metrics that are kept per minute as events arrive"),
            new SettingKey("flows", new Anything(), "Loads, builds and checks in order, with schedules"),
            new SettingKey("channels", new Anything(), "Where messages go"),
            new SettingKey("alerts", new Anything(), "What is worth a message"),
            new SettingKey("serve", new Anything(), "The web app"),
            new SettingKey("embeds", new Map(EmbedShape.Of), "Which dashboards pages of others may show by signed links"))
        {
            Description = "What a Mixdown project says beside dbt's files",
        };
    }

    static SettingShape Target(SettingKind load, SettingKind stream) => new(
        new SettingKey("lake", new AnyOf(new Text(), new Map(LakePair())), "Where the lake's tables are: a folder, a bucket, or one to read and one to write; default: `data/TARGET/lake`"),
        new SettingKey("schedules", new Choice("active", "paused"), "Whether schedules run here") { Default = "paused" },
        new SettingKey("loads", new MapOf(load, "LOAD"), "Loads of this target: one replaces the load or the stream of the same name"),
        new SettingKey("streams", new MapOf(stream, "STREAM"), "Streams of this target: one replaces the stream or the load of the same name"));

    static SettingShape LakePair() => new(
        new SettingKey("read", new Text(), "Another target's lake: tables that this one has not loaded come from there"),
        new SettingKey("write", new Text(), "Where this target's loads write; default: `data/TARGET/lake`"));

    static SettingShape Loading() => new(
        new SettingKey("memory", new Size(), "What loads may use, at least 128MB: half of it DuckDB's while it writes, half what readers hold") { Default = "512MB" });

    static SettingShape S3() => new([
        .. Bucket(),
        new SettingKey("buckets", new MapOf(new Map(new SettingShape([.. Bucket()])), "BUCKET"), "What is different for single buckets"),
        new SettingKey("cache", new Size(), "Space for copies of remote files that engines read") { Default = "10GB" },
    ]);

    static IEnumerable<SettingKey> Bucket() =>
    [
        new SettingKey("endpoint", new Text(), "The server's URL, where it is not AWS"),
        new SettingKey("region", new Text(), "The buckets' region"),
        new SettingKey("path_style", new Truth(), "Whether the bucket stands in the path instead of the host name; default: where there is an endpoint"),
        new SettingKey("profile", new Text(), "A profile of `~/.aws`"),
        new SettingKey("access_key", new Text(), "The key's id; write it as `{{ env_var('…') }}`"),
        new SettingKey("secret_key", new Text(), "The key's secret; write it as `{{ env_var('DBT_ENV_SECRET_…') }}`"),
        new SettingKey("session_token", new Text(), "The token of temporary keys"),
        new SettingKey("checksum", new Choice("when_required", "when_supported"), "When requests carry AWS's newer checksums; default: `when_supported` on AWS, else `when_required`"),
    ];
}
