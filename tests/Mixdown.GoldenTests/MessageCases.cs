using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Loads.Messages;
using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.GoldenTests;

/// <summary>What messages of buckets mean for a load of <c>s3://drop/in/{table}/*.csv</c>: files to look at, objects of others, and what is
/// left out.</summary>
public sealed class MessageCases
{
    static readonly SourceSpan At = new("mixdown.yml", 2, 3, 1);

    [Theory]
    [GoldenCases("messages")]
    public void A_message_names_files_or_is_refused(GoldenCase it) => it.Check(json =>
    {
        var named = ObjectEvents.Read("event.json", Encoding.UTF8.GetBytes(json)).Of(Load());
        var lines = named.Files.Select(file => $"look at {string.Join(" or ", file.Paths)}{(file.MayBeGone ? ", which may be gone" : "")}");
        return string.Join("\n", [.. lines, .. named.Warnings("store", []).Select(warning => warning.ToString())]);
    });

    static LoadDefinition Load()
    {
        SettingEntry Entry(string key, string value) => new(key, At, new SettingNode.Scalar(At, value, value));
        var wrong = new List<Diagnostic>();
        var load = LoadDefinition.Bind("store", new SettingNode.Map(At, [Entry("type", "csv"), Entry("path", "s3://drop/in/{table}/*.csv"), Entry("done_marker", "_SUCCESS")]), wrong);
        Assert.Empty(wrong);
        return load!;
    }
}
