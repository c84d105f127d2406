using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Artifacts;
using Mixdown.Testing;

namespace Mixdown.Tests.Project;

public sealed class SecretTests : IDisposable
{
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_longer_secret_is_hidden_before_one_that_is_a_part_of_it() =>
        Assert.Equal("***** and *****", new SecretMask(["hush", "hush-hush"]).Of("hush-hush and hush"));

    [Fact]
    public void A_blank_secret_hides_nothing() => Assert.True(new SecretMask(["", " "]).IsEmpty);

    [Fact]
    public void All_parts_of_a_diagnostic_are_masked()
    {
        var masked = new SecretMask(["hush"]).Of(new Diagnostic("MX1310", "m hush", Hint: "h hush") { Excerpt = "e hush", Note = "n hush" });
        Assert.Equal(("m *****", "h *****", "e *****", "n *****"), (masked.Message, masked.Hint, masked.Excerpt, masked.Note));
    }

    [Fact]
    public void A_password_of_the_profile_is_masked_and_one_that_is_a_name_is_not()
    {
        var project = Read("host: here, user: ada, dbname: shop, password: pa55word");
        Assert.Equal("ada *****", project.Secrets.Of("ada pa55word"));
        Assert.True(Read("host: here, user: ada, dbname: shop, password: shop").Secrets.IsEmpty);
    }

    [Fact]
    public void Artifacts_hold_no_secret_however_JSON_writes_it()
    {
        var project = Read("host: here, user: ada, dbname: shop, password: 'pä\"ss'");
        var path = _folder.At("target/file.json");
        ArtifactFile.Write(project, path, file =>
        {
            using var json = new System.Text.Json.Utf8JsonWriter(file);
            json.WriteStringValue("it is pä\"ss");
        });
        Assert.Equal("\"it is *****\"", File.ReadAllText(path));
    }

    MixdownProject Read(string output)
    {
        _folder.Write("dbt_project.yml", "name: shop\nprofile: shop\n");
        _folder.Write("profiles.yml", $"shop: {{ outputs: {{ default: {{ type: postgres, schema: main, {output} }} }} }}\n");
        return ProjectReader.Read(
            new ProjectRequest
            {
                ProjectDir = _folder.Root,
                Environment = new Dictionary<string, string>(StringComparer.Ordinal),
                InvocationId = "invocation",
                StartedAt = DateTimeOffset.UnixEpoch,
            },
            TestContext.Current.CancellationToken);
    }
}
