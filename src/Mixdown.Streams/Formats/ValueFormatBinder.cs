using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Streams.Formats.Registry;

namespace Mixdown.Streams.Formats;

/// <summary>Reads the keys of a stream that say how its values are written.</summary>
sealed class ValueFormatBinder(SettingReader stream, ICollection<Diagnostic> diagnostics)
{
    public ValueFormat Bind()
    {
        var kind = stream.Choice("format", FormatKind.Json);
        var registry = stream.Map("registry") is { } map ? Registry(map) : null;
        if (kind == FormatKind.Avro && registry is null)
            diagnostics.Add(new Diagnostic("MX2470", "'format: avro' needs a 'registry'", stream.At, "Add 'registry: { url: https://… }': the schemas are there."));
        if (kind == FormatKind.Json && registry is not null)
            diagnostics.Add(new Diagnostic("MX2470", "'registry' has no use: the values are plain JSON", registry.At, "Say 'format: avro' or 'format: json_schema', or take 'registry' out."));
        return new ValueFormat { Kind = kind, Registry = registry };
    }

    RegistryOptions Registry(SettingReader map)
    {
        var options = new RegistryOptions { Url = Url(map), At = map.At };
        var bound = options with
        {
            Auth = map.Map("auth") is { } auth ? Auth(auth) : null,
            Timeout = map.Time("timeout", options.Timeout),
        };
        map.Finish();
        return bound;
    }

    Uri Url(SettingReader map)
    {
        var text = map.RequiredText("url");
        if (Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0)
            return url;
        if (text.Length > 0)
            diagnostics.Add(new Diagnostic("MX2470", "'registry.url' is no URL, or has a name or password in it", map.Node("url")!.At, "Write it as https://registry.example.com, and the name under 'auth: { basic: … }'."));
        return new Uri("http://localhost/");
    }

    RegistryAuth? Auth(SettingReader map)
    {
        var bearer = map.Text("bearer");
        var basic = map.Map("basic");
        RegistryAuth? auth = bearer is null ? null : new RegistryAuth.Bearer(bearer);
        if (basic is not null)
        {
            auth = new RegistryAuth.Basic(basic.RequiredText("user"), basic.RequiredText("password"));
            basic.Finish();
        }
        map.Finish();
        if (basic is not null == bearer is not null)
            diagnostics.Add(new Diagnostic("MX2470", "'registry.auth' says one of two ways", map.At, "Keep either 'bearer: TOKEN' or 'basic: { user: …, password: … }'."));
        return auth;
    }
}
