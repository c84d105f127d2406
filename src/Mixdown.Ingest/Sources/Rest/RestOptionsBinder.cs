using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Sources.Rest.Paging;

namespace Mixdown.Ingest.Sources.Rest;

/// <summary>Reads the keys of a load of type rest.</summary>
sealed class RestOptionsBinder(SettingReader load, ICollection<Diagnostic> diagnostics)
{
    static readonly Uri Nowhere = new("https://localhost/");
    const int OffsetSize = 100;

    public RestSourceOptions Bind()
    {
        var plain = new RestSourceOptions { Url = Url("url", load), At = load.At };
        var endpoints = Endpoints();
        var retry = load.Map("retry");
        var options = plain with
        {
            Endpoints = endpoints,
            Headers = Texts(load, "headers"),
            Auth = load.Map("auth") is { } auth ? Auth(auth) : null,
            Interval = Interval(),
            Retries = (int)(retry?.Whole("max", plain.Retries, 0, 20) ?? plain.Retries),
            FirstPause = retry?.Time("first", plain.FirstPause) ?? plain.FirstPause,
            Timeout = load.Time("timeout", plain.Timeout),
            MaxPageBytes = load.Bytes("max_page", plain.MaxPageBytes, min: 1024, max: 1L << 30),
        };
        retry?.Finish();
        return options;
    }

    IReadOnlyList<RestEndpoint> Endpoints()
    {
        var own = Endpoint(load.Text("table"), load);
        switch (load.Node("endpoints"))
        {
            case null:
                return [own];
            case SettingNode.Map map:
                return [.. map.Entries.Select(entry => entry.Value is SettingNode.Map inner ? Named(entry.Key, inner) : new RestEndpoint(entry.Key))];
            case var other:
                return load.Wrong<IReadOnlyList<RestEndpoint>>("endpoints", other, "a map of tables to what is asked for them", []);
        }
    }

    RestEndpoint Named(string table, SettingNode.Map map)
    {
        var reader = new SettingReader(map, diagnostics);
        var endpoint = Endpoint(table, reader) with { Path = reader.Text("path", "")! };
        reader.Finish();
        return endpoint;
    }

    static RestEndpoint Endpoint(string? table, SettingReader reader)
    {
        var pagination = reader.Map("pagination");
        var items = reader.Text("items");
        var endpoint = new RestEndpoint(table)
        {
            Params = Texts(reader, "params"),
            Body = reader.Text("body"),
            Items = pagination?.Text("items") ?? items,
            Pagination = pagination is null ? new RestPagination.None() : Pagination(pagination),
            CursorParam = reader.Text("cursor_param"),
            CursorStart = reader.Text("cursor_start"),
        };
        pagination?.Finish();
        return endpoint;
    }

    static RestPagination Pagination(SettingReader map)
    {
        var (next, param, sizeParam) = (map.Text("next", "next")!, map.Text("param"), map.Text("size_param"));
        var size = map.Node("size") is null ? (int?)null : (int)map.Whole("size", OffsetSize, 1, 1_000_000);
        var first = map.Whole("first", 1, 0);
        var kinds = new Dictionary<string, RestPagination>(StringComparer.Ordinal)
        {
            ["none"] = new RestPagination.None(),
            ["page"] = new RestPagination.Page(param ?? "page", first, sizeParam, size),
            ["offset"] = new RestPagination.Offset(param ?? "offset", sizeParam ?? "limit", size ?? OffsetSize),
            ["cursor"] = new RestPagination.Cursor(next, param ?? "cursor"),
            ["link"] = new RestPagination.Link(),
        };
        var pagination = map.Choice("type", kinds["none"], kinds);
        return pagination with { MaxPages = (int)map.Whole("max_pages", pagination.MaxPages, 1, int.MaxValue) };
    }

    RestAuth? Auth(SettingReader map)
    {
        var ways = new[] { Bearer(map), Basic(map), Key(map), Credentials(map) }.OfType<RestAuth>().ToList();
        map.Finish();
        if (ways.Count > 1)
            diagnostics.Add(new Diagnostic("MX2301", "'auth' says two ways", map.At, "Keep one of bearer, basic, key and client_credentials."));
        return ways.FirstOrDefault();
    }

    static RestAuth.Bearer? Bearer(SettingReader map) => map.Text("bearer") is { } token ? new RestAuth.Bearer(token) : null;

    static RestAuth.Basic? Basic(SettingReader map)
    {
        if (map.Map("basic") is not { } basic)
            return null;
        var auth = new RestAuth.Basic(basic.RequiredText("user"), basic.RequiredText("password"));
        basic.Finish();
        return auth;
    }

    RestAuth? Key(SettingReader map)
    {
        if (map.Map("key") is not { } key)
            return null;
        var (value, header, param) = (key.RequiredText("value"), key.Text("header"), key.Text("param"));
        key.Finish();
        if (header is null == param is null)
            diagnostics.Add(new Diagnostic("MX2301", "'key' needs either 'header' or 'param'", key.At, "Say where the API expects it: header: X-Api-Key."));
        return header is not null ? new RestAuth.HeaderKey(header, value) : new RestAuth.QueryKey(param ?? "", value);
    }

    RestAuth.ClientCredentials? Credentials(SettingReader map)
    {
        if (map.Map("client_credentials") is not { } inner)
            return null;
        var auth = new RestAuth.ClientCredentials(
            Url("token_url", inner), inner.RequiredText("client_id"), inner.RequiredText("client_secret"), inner.Text("scope"));
        inner.Finish();
        return auth;
    }

    Uri Url(string key, SettingReader map)
    {
        var text = map.RequiredText(key);
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            return url;
        if (text.Length > 0)
            diagnostics.Add(new Diagnostic("MX2301", $"'{key}' is '{text}'", map.Node(key)!.At, "Write a whole URL: https://api.example.com/v1/rates."));
        return Nowhere;
    }

    TimeSpan Interval()
    {
        if (load.Text("rate_limit") is not { } text)
            return TimeSpan.Zero;
        if (Rate.TryParse(text, out var perSecond))
            return TimeSpan.FromSeconds(1 / perSecond);
        diagnostics.Add(new Diagnostic("MX2301", $"'rate_limit' is '{text}'", load.Node("rate_limit")!.At, "Write a number and a unit: 10/s, 600/m or 1000/h."));
        return TimeSpan.Zero;
    }

    static IReadOnlyDictionary<string, string> Texts(SettingReader reader, string key) => reader.Node(key) switch
    {
        null => new Dictionary<string, string>(),
        SettingNode.Map map => map.Entries.Where(entry => entry.Value is SettingNode.Scalar)
            .ToDictionary(entry => entry.Key, entry => ((SettingNode.Scalar)entry.Value).Text, StringComparer.Ordinal),
        var other => reader.Wrong<IReadOnlyDictionary<string, string>>(key, other, "a map of names to texts", new Dictionary<string, string>()),
    };
}
