using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Data.Settings.Shapes;
using Mixdown.Data.Storage;
using Mixdown.Project.Files;
using Mixdown.S3;
using Mixdown.S3.Settings;
using Mixdown.Testing.S3;
using Mixdown.Tests.Load;

namespace Mixdown.Tests.S3;

public sealed class S3SettingsTests
{
    readonly List<Diagnostic> _wrong = [];

    [Fact]
    public void A_bucket_takes_what_is_said_for_all_and_its_own_on_top()
    {
        var settings = Bind(
            ("endpoint", "http://127.0.0.1:9000"), ("region", "eu-central-1"), ("access_key", "ID"), ("secret_key", "SECRET"),
            ("buckets", LoadLab.Map(("archive", LoadLab.Map(("region", "eu-west-1"), ("path_style", false), ("checksum", "when_supported"))), ("other", LoadLab.Map(("profile", "work"))))));

        Assert.Empty(_wrong);
        Assert.Equal(("eu-central-1", null, "ID"), (settings.Of("any").Region, settings.Of("any").PathStyle, settings.Of("any").AccessKey));
        Assert.Equal(("eu-west-1", false, "ID"), (settings.Of("archive").Region, settings.Of("archive").PathStyle, settings.Of("archive").AccessKey));
        Assert.Equal(new Uri("http://127.0.0.1:9000"), settings.Of("archive").Endpoint);
        Assert.Equal(S3Checksum.WhenSupported, settings.Of("archive").Checksum);
        Assert.Equal(("work", null, null), (settings.Of("other").Profile, settings.Of("other").AccessKey, settings.Of("other").SecretKey));
    }

    [Fact]
    public void Keys_that_are_empty_are_those_of_the_environment()
    {
        var settings = Bind(("access_key", ""), ("secret_key", ""));

        Assert.Empty(_wrong);
        Assert.Null(settings.Default.AccessKey);
    }

    [Fact]
    public void What_is_wrong_is_said_with_a_guess()
    {
        Bind(("endpint", "http://x"), ("checksum", "when_require"), ("access_key", "ID"), ("endpoint", "127.0.0.1:9000"), ("cache", "much"));

        Assert.Equal(
            ["MX1010 Did you mean 'endpoint'?", "MX1012 Did you mean 'when_required'?", "MX1012 Write a URL such as http://127.0.0.1:9000.",
                "MX1012 Write a size such as 500kB, 64MB or 10GB.", "MX2843 Give both, or neither and a 'profile'."],
            _wrong.Select(wrong => $"{wrong.Code} {wrong.Hint}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_key_that_the_manual_lists_is_read()
    {
        var shape = MixdownFileShape.Of(new Dictionary<string, SettingShape>(), new Dictionary<string, SettingShape>()).Keys.Single(key => key.Name == "s3").Kind;
        var keys = Assert.IsType<SettingKind.Map>(shape).Shape.Keys;

        Bind([.. keys.Where(key => key.Name != "buckets").Select(key => (key.Name, Some(key)))]);

        Assert.Empty(_wrong);
    }

    [Theory]
    [InlineData("s3://bucket", "s3://bucket")]
    [InlineData("s3://my.bucket-1/a/b/", "s3://my.bucket-1/a/b")]
    public void A_root_names_bucket_and_prefix(string root, string expected) => Assert.Equal(expected, Open(root).Root);

    [Theory]
    [InlineData("s3://")]
    [InlineData("s3://My Bucket/a")]
    [InlineData("s3://ab")]
    [InlineData("s3://bucket/../other")]
    public void A_root_that_names_no_bucket_is_refused_with_its_place(string root)
    {
        var refused = Assert.Throws<MixdownException>(() => Open(root));

        Assert.StartsWith($"mixdown.yml:3:5: error MX2840: '{root}' names no bucket", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_are_opened_and_other_places_are_not()
    {
        Assert.IsType<LocalObjectStore>(Open("/tmp"));
        Assert.Equal("MX2804", Assert.Throws<MixdownException>(() => Open("gs://bucket")).Diagnostics[0].Code);
    }

    static IObjectStore Open(string root) => new S3Stores(S3Settings.None, S3Lab.Host()).Open(root, new SourceSpan("mixdown.yml", 3, 5, 1));

    static object Some(SettingKey key) => key.Kind switch
    {
        SettingKind.Truth => true,
        SettingKind.Size => "1GB",
        SettingKind.Choice choice => choice.Words[0],
        _ when key.Name == "endpoint" => "https://example.com",
        _ => "text",
    };

    S3Settings Bind(params (string Key, object Value)[] entries) => S3Settings.Bind(LoadLab.Map(entries), _wrong);
}
