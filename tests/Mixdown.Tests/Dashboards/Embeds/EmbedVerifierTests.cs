using System.Globalization;
using Mixdown.Project.Dashboards.Embedding;
using Mixdown.Runs.Dashboards.Embeds;
using Mixdown.Runs.Dashboards.States;

namespace Mixdown.Tests.Dashboards.Embeds;

public sealed class EmbedVerifierTests
{
    static readonly DateTimeOffset Now = new(2025, 7, 1, 12, 0, 0, TimeSpan.Zero);

    static readonly EmbedSettings Settings = new() { Keys = [new EmbedKey("two", "0123456789abcdef0123456789abcdef"), new EmbedKey("one", Tokens.Key)] };

    [Fact]
    public void What_is_signed_here_is_taken_with_all_that_it_says()
    {
        var claims = new EmbedClaims("portal", Now, Now.AddDays(7))
        {
            Limits = new ViewLimits
            {
                Tile = "revenue",
                Filters = new Dictionary<string, IReadOnlyList<string>> { ["category"] = ["Food", ""] },
                Parameters = new Dictionary<string, string> { ["grain"] = "day" },
                OpenFilters = ["item"],
                OpenParameters = ["rank"],
            },
        };

        var taken = Assert.IsType<EmbedVerdict.Granted>(Verify(new EmbedSigner("shop", Settings.Keys[0]).Sign(claims))).Grant.Claims;

        Assert.Equal(("portal", "revenue", claims.Expires), (taken.Dashboard, taken.Limits.Tile, taken.Expires));
        Assert.Equal(["Food", ""], taken.Limits.Filters["category"]);
        Assert.Equal("day", taken.Limits.Parameters["grain"]);
        Assert.Equal(["item"], taken.Limits.OpenFilters);
        Assert.Equal(["rank"], taken.Limits.OpenParameters);
    }

    [Fact]
    public void A_token_of_another_program_is_taken_with_any_of_the_keys()
    {
        var taken = Assert.IsType<EmbedVerdict.Granted>(Verify(Tokens.Sign(Tokens.Claims(""","iss":"crm","sub":"7","jti":"x","lock":{"category":"Food","year":2025,"paid":true}""", Now)))).Grant.Claims;

        Assert.Equal(["Food"], taken.Limits.Filters["category"]);
        Assert.Equal(["2025"], taken.Limits.Filters["year"]);
        Assert.Equal(["true"], taken.Limits.Filters["paid"]);
    }

    [Theory]
    [InlineData("""{"alg":"none","kid":"one"}""", "Its 'alg' is not HS256")]
    [InlineData("""{"alg":"None","kid":"one"}""", "Its 'alg' is not HS256")]
    [InlineData("""{"alg":"HS512","kid":"one"}""", "Its 'alg' is not HS256")]
    [InlineData("""{"alg":"RS256","kid":"one"}""", "Its 'alg' is not HS256")]
    [InlineData("""{"alg":["HS256"],"kid":"one"}""", "Its 'alg' is not HS256")]
    [InlineData("""{"alg":"HS256"}""", "It has no 'kid'")]
    [InlineData("""{"alg":"HS256","kid":"three"}""", "No key of 'embeds' has its 'kid'")]
    [InlineData("""{"alg":"HS256","kid":"two"}""", "Its signature is wrong")]
    [InlineData("""{"alg":"HS256","kid":"one","crit":["exp"]}""", "Its header has 'crit'")]
    [InlineData("""{"alg":"HS256","kid":"one","jwk":{}}""", "Its header has 'jwk'")]
    [InlineData("""{"alg":"HS256","kid":"one","alg":"none"}""", "It is no JSON Web Token")]
    [InlineData("""["HS256"]""", "It is no JSON Web Token")]
    public void Another_header_is_none_of_ours(string header, string why) =>
        Assert.Equal(why, Assert.IsType<EmbedVerdict.Unknown>(Verify(Tokens.Sign(Tokens.Claims("", Now), header))).Why);

    [Fact]
    public void Nothing_of_a_token_can_be_changed()
    {
        var parts = Tokens.Sign(Tokens.Claims(""","lock":{"category":["Food"]}""", Now)).Split('.');
        var other = Tokens.Part(Tokens.Claims(""","lock":{"category":["Home"]}""", Now));

        Assert.IsType<EmbedVerdict.Granted>(Verify(string.Join('.', parts)));
        Assert.IsType<EmbedVerdict.Unknown>(Verify($"{parts[0]}.{other}.{parts[2]}"));
        Assert.IsType<EmbedVerdict.Unknown>(Verify($"{parts[0]}.{parts[1]}."));
        Assert.IsType<EmbedVerdict.Unknown>(Verify($"{parts[0]}.{parts[1]}"));
        Assert.IsType<EmbedVerdict.Unknown>(Verify($"{parts[0]}.{parts[1]}.{parts[2]}.{parts[2]}"));
        Assert.IsType<EmbedVerdict.Unknown>(Verify($"{parts[0]}.{parts[1]}.{parts[2][..^4]}"));
        Assert.IsType<EmbedVerdict.Unknown>(Verify($"{Tokens.Part("""{"alg":"none","kid":"one"}""")}.{parts[1]}."));
        Assert.IsType<EmbedVerdict.Unknown>(Verify(Tokens.Sign(Tokens.Claims("", Now), key: "another key of at least 32 characters")));
        Assert.IsType<EmbedVerdict.Unknown>(Verify(""));
        Assert.IsType<EmbedVerdict.Unknown>(Verify(new string('a', 100_000)));
    }

    [Theory]
    [InlineData(-3600, -1, "Expired")]
    [InlineData(-3600, 0, "Expired")]
    [InlineData(-3600, 1, "Granted")]
    [InlineData(50, 3600, "Granted")]
    [InlineData(70, 3600, "Unknown")]
    [InlineData(0, 90 * 86_400, "Granted")]
    [InlineData(0, 90 * 86_400 + 1, "Forbidden")]
    [InlineData(-91 * 86_400, 3600, "Forbidden")]
    public void A_link_is_good_from_when_it_was_signed_to_when_it_expires_and_not_for_long(int issued, int expires, string verdict) =>
        Assert.Equal(verdict, Verify(Tokens.Sign(Timed(Now.AddSeconds(issued), Now.AddSeconds(expires)))).GetType().Name);

    [Theory]
    [InlineData("""{"aud":"mixdown:other","iat":1751371200,"exp":1751374800,"dashboard":"portal"}""", "Its 'aud' is not 'mixdown:shop'")]
    [InlineData("""{"iat":1751371200,"exp":1751374800,"dashboard":"portal"}""", "Its 'aud' is not 'mixdown:shop'")]
    [InlineData("""{"aud":["mixdown:other","mixdown:shop"],"iat":1751371200,"exp":1751374800,"dashboard":"portal"}""", "Its 'aud' is not 'mixdown:shop'")]
    [InlineData("""{"aud":"mixdown:shop","iat":1751371200,"dashboard":"portal"}""", "It has no 'exp' or no 'iat', in whole seconds")]
    [InlineData("""{"aud":"mixdown:shop","exp":1751374800,"dashboard":"portal"}""", "It has no 'exp' or no 'iat', in whole seconds")]
    [InlineData("""{"aud":"mixdown:shop","iat":1751371200,"exp":"1751374800","dashboard":"portal"}""", "It has no 'exp' or no 'iat', in whole seconds")]
    [InlineData("""{"aud":"mixdown:shop","iat":1751371200,"exp":1e300,"dashboard":"portal"}""", "It has no 'exp' or no 'iat', in whole seconds")]
    [InlineData("""{"aud":"mixdown:shop","iat":1751371200,"exp":1751374800,"nbf":1751374000,"dashboard":"portal"}""", "It is of the future: compare the clocks of both machines")]
    [InlineData("""{"aud":"mixdown:shop","iat":1751371200,"exp":1751374800,"exp":1851374800,"dashboard":"portal"}""", "It is no JSON Web Token")]
    public void What_every_token_has_is_there(string payload, string why) =>
        Assert.Equal(why, Assert.IsType<EmbedVerdict.Unknown>(Verify(Tokens.Sign(payload))).Why);

    [Theory]
    [InlineData(""","locks":{"category":["Food"]}""", "There is no claim 'locks'. Did you mean 'lock'?")]
    [InlineData(""","lock":{"category":[]}""", "Its 'lock.category' is not a text, a number or true or false, or of a filter a list of them with one at least")]
    [InlineData(""","lock":{"category":null}""", "Its 'lock.category' is not a text, a number or true or false, or of a filter a list of them with one at least")]
    [InlineData(""","lock":{"category":["Food",null]}""", "Its 'lock.category' is not a text, a number or true or false, or of a filter a list of them with one at least")]
    [InlineData(""","lock":["category"]""", "Its 'lock' is not an object of names and values")]
    [InlineData(",\"open\":\"item\"", "Its 'open' is not a list of names")]
    [InlineData(""","tile":7""", "Its 'tile' is not a text")]
    public void A_claim_that_would_lock_nothing_is_refused(string claim, string why) =>
        Assert.Equal(why, Assert.IsType<EmbedVerdict.Forbidden>(Verify(Tokens.Sign(Tokens.Claims(claim, Now)))).Why);

    [Fact]
    public void A_link_is_written_in_one_way_alone()
    {
        var token = Tokens.Sign(Tokens.Claims("", Now));
        // 43 letters have two bits to spare, which mean nothing.
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

        Assert.IsType<EmbedVerdict.Granted>(Verify(token));
        for (var bits = 1; bits < 4; bits++)
            Assert.IsType<EmbedVerdict.Unknown>(Verify(token[..^1] + letters[letters.IndexOf(token[^1], StringComparison.Ordinal) ^ bits]));
    }

    static string Timed(DateTimeOffset issued, DateTimeOffset expires) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"aud":"mixdown:shop","iat":{{issued.ToUnixTimeSeconds()}},"exp":{{expires.ToUnixTimeSeconds()}},"dashboard":"portal"}""");

    static EmbedVerdict Verify(string token) => new EmbedVerifier("shop", Settings).Verify(token, Now);
}
