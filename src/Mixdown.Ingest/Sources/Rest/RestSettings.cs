using Mixdown.Data.Settings.Shapes;
using static Mixdown.Data.Settings.Shapes.SettingKind;

namespace Mixdown.Ingest.Sources.Rest;

/// <summary>The keys of a load of type rest that are its own.</summary>
static class RestSettings
{
    static readonly SettingKey[] EndpointKeys =
    [
        new("params", new MapOf(new Text(), "PARAMETER"), "Parameters of the query"),
        new("body", new Text(), "A body makes the request a POST of JSON"),
        new("items", new Text(), "The way to the list of records, such as `data.rows`; found by looking where it is clear"),
        new("pagination", new Map(Pagination()), "How the next page is asked for"),
        new("cursor_param", new Text(), "The parameter that takes the last value of `cursor`; without it everything is asked for, and what is older is left out"),
        new("cursor_start", new Text(), "The value of `cursor_param` in the first run"),
    ];

    public static readonly SettingShape Shape = new(
    [
        new SettingKey("url", new Text(), "What is asked, `https://…`") { IsRequired = true },
        new SettingKey("table", new Text(), "The table, where the load has one"),
        new SettingKey("endpoints", new MapOf(new Map(new SettingShape([new SettingKey("path", new Text(), "Behind `url`"), .. EndpointKeys])), "TABLE"), "Several tables of one API: what is asked for each. Without it the load has one table, `table`"),
        .. EndpointKeys,
        new SettingKey("headers", new MapOf(new Text(), "HEADER"), "Headers of every request"),
        new SettingKey("auth", new Map(Auth()), "How requests say who asks: one of its keys"),
        new SettingKey("rate_limit", new Text(), "Most requests in a time: `10/s`, `600/m`, `1000/h`"),
        new SettingKey("retry", new Map(new SettingShape(
            new SettingKey("max", new Whole(0, 20), "How often a request is repeated after 408, 425, 429, 5xx or no answer") { Default = "5" },
            new SettingKey("first", new Time(), "The pause before the first repetition; later ones are twice as long each. `Retry-After` wins") { Default = "1s" })), "What happens when the API fails"),
        new SettingKey("timeout", new Time(), "How long one answer may take") { Default = "100s" },
        new SettingKey("max_page", new Size(), "A larger answer is refused: each is in memory as a whole") { Default = "64MB" },
    ])
    {
        Description = "An API that answers with JSON",
    };

    static SettingShape Pagination() => new(
        new SettingKey("type", new Choice("none", "page", "offset", "cursor", "link"), "`cursor` covers marks and URLs in the answer, `link` the header of that name") { Default = "none" },
        new SettingKey("next", new Text(), "For `cursor`: where the answer holds the next page's mark or URL") { Default = "next" },
        new SettingKey("param", new Text(), "The parameter that takes page, offset or mark; by default the type's own word"),
        new SettingKey("size_param", new Text(), "The parameter that takes the size of a page; `limit` for `offset`"),
        new SettingKey("size", new Whole(1, 1_000_000), "Records of a page; a shorter page is the last. 100 for `offset`"),
        new SettingKey("first", new Whole(0), "For `page`: the number of the first one") { Default = "1" },
        new SettingKey("items", new Text(), "The same as `items` beside `pagination`"),
        new SettingKey("max_pages", new Whole(1), "More pages are an error") { Default = "100000" });

    static SettingShape Auth() => new(
        new SettingKey("bearer", new Text(), "A token for `Authorization: Bearer`"),
        new SettingKey("basic", new Map(new SettingShape(
            new SettingKey("user", new Text(), "The user") { IsRequired = true },
            new SettingKey("password", new Text(), "The password") { IsRequired = true })), "`Authorization: Basic`"),
        new SettingKey("key", new Map(new SettingShape(
            new SettingKey("value", new Text(), "The key") { IsRequired = true },
            new SettingKey("header", new Text(), "The header that takes it"),
            new SettingKey("param", new Text(), "Or the parameter of the query"))), "A key in a header or in the query"),
        new SettingKey("client_credentials", new Map(new SettingShape(
            new SettingKey("token_url", new Text(), "Where tokens are fetched") { IsRequired = true },
            new SettingKey("client_id", new Text(), "Who asks") { IsRequired = true },
            new SettingKey("client_secret", new Text(), "The secret") { IsRequired = true },
            new SettingKey("scope", new Text(), "What for"))), "OAuth 2: a token is fetched with an id and a secret"));
}
