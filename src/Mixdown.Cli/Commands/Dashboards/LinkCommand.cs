using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Mixdown.Data.Settings;
using Mixdown.Runs.Dashboards.Embeds;

namespace Mixdown.Cli.Commands.Dashboards;

/// <summary><c>mixdown dashboard link</c>: signs a link that shows a dashboard, or a part of it, to somebody outside.</summary>
/// <param name="composition">What commands get.</param>
sealed class LinkCommand(Composition composition)
{
    readonly Argument<string> _name = new("NAME") { Description = "The dashboard's file without its ending" };
    readonly Option<string?> _check = new("--check") { HelpName = "TOKEN", Description = "Sign nothing: say whether a token that your own program made is taken, and why not" };
    readonly Option<Uri?> _base = new("--base-url") { HelpName = "URL", Description = "Where viewers reach the server. Default: 'embeds: url:', else where the project is served on this machine", CustomParser = ReadAddress };
    readonly Option<TimeSpan?> _expires = new("--expires") { HelpName = "TIME", Description = "How long the link is good: 12h, 7d. Default: 'embeds: lifetime:'", CustomParser = ReadTime };
    readonly Option<string?> _theme = new("--theme") { HelpName = "THEME", Description = "light, dark or system. Default: system" };
    readonly LinkLimits _limits = new();

    /// <summary>The command.</summary>
    public Command Create()
    {
        var options = new ProjectOptions(composition.Surroundings);
        _theme.AcceptOnlyFromAmong("light", "dark", "system");
        var command = new Command("link", "Sign a link that shows a dashboard to somebody outside, and print it with its <iframe>") { _name, _expires, _theme, _base, _check };
        _limits.AddTo(command);
        options.AddTo(command);
        command.SetAction((given, cancel) => Task.FromResult(Run(given, options, cancel)));
        return command;
    }

    int Run(ParseResult given, ProjectOptions options, CancellationToken cancel)
    {
        var (links, request) = (new EmbedLinks(composition.RunHost([])), options.Read(given, "dashboard"));
        if (given.GetValue(_check) is { } token)
            return Explain(links.Explain(request, token, cancel));
        var link = links.Sign(request, given.GetRequiredValue(_name), _limits.Read(given), given.GetValue(_expires), cancel);
        var root = (given.GetValue(_base) ?? link.Url)?.ToString().TrimEnd('/') ?? string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{link.Port}");
        var theme = given.GetValue(_theme) is "light" or "dark" ? $"?theme={given.GetValue(_theme)}" : "";
        Print(link, $"{root}/embed/{link.Token}{theme}", given.GetValue(options.Json));
        return ExitCode.Success;
    }

    int Explain(string? why)
    {
        composition.Terminal.Output.WriteLine(why is null ? "  the token is taken" : $"  the token is not taken: {why}");
        return why is null ? ExitCode.Success : ExitCode.Failure;
    }

    void Print(EmbedLink link, string url, bool isJson)
    {
        var output = composition.Terminal.Output;
        var frame = $"""<iframe src="{WebUtility.HtmlEncode(url)}" title="{WebUtility.HtmlEncode(link.Title)}" width="100%" height="600" style="border: 0" loading="lazy" referrerpolicy="no-referrer"></iframe>""";
        if (isJson)
        {
            output.WriteLine(JsonSerializer.Serialize(new { url, token = link.Token, iframe = frame, expires = link.Claims.Expires }));
            return;
        }
        output.WriteLine(url);
        output.WriteLine();
        output.WriteLine(frame);
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  good until {link.Claims.Expires:yyyy-MM-dd HH:mm} UTC{(link.IsFramed ? "" : "; as a page of its own: 'embeds: origins:' names no page that may frame it")}"));
    }

    static Uri? ReadAddress(ArgumentResult result)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length == 0 && address.Fragment.Length == 0)
            return address;
        result.AddError($"'{text}' is no address: write https://dashboards.example.com");
        return null;
    }

    static TimeSpan? ReadTime(ArgumentResult result)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (Duration.TryParse(text, out var time))
            return time;
        result.AddError($"'{text}' is no time: write 12h or 7d");
        return null;
    }
}
