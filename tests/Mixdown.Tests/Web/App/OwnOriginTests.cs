using System.Text;
using Mixdown.Web.Hosting;

namespace Mixdown.Tests.Web.App;

public sealed class OwnOriginTests
{
    const string Json = "application/json";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", Json, null, null, "404 MX5005")]                       // a program; nothing is at that address here
    [InlineData("POST", Json, "OWN", "same-origin", "404 MX5005")]
    [InlineData("POST", "application/json; charset=utf-8", "OWN", null, "404 MX5005")]
    [InlineData("POST", Json, "TLS", "same-origin", "404 MX5005")]             // behind a proxy that speaks TLS
    [InlineData("POST", Json, "https://evil.example.com", "cross-site", "403 MX5061")]
    [InlineData("POST", Json, "https://evil.example.com", "same-origin", "403 MX5061")]
    [InlineData("POST", Json, "https://evil.example.com", null, "403 MX5061")]
    [InlineData("POST", Json, "null", null, "403 MX5061")]                     // a sandboxed frame, a file
    [InlineData("POST", Json, "http://localhost:1", null, "403 MX5061")]       // another server of this machine
    [InlineData("POST", Json, null, "same-site", "403 MX5061")]
    [InlineData("POST", "text/plain", "OWN", "same-origin", "403 MX5060")]     // what a form can send
    [InlineData("POST", "application/x-www-form-urlencoded", "https://evil.example.com", "cross-site", "403 MX5060")]
    [InlineData("POST", "multipart/form-data; boundary=x", null, null, "403 MX5060")]
    [InlineData("PUT", "text/plain", null, null, "403 MX5060")]
    [InlineData("DELETE", null, "https://evil.example.com", "cross-site", "403 MX5060")]
    [InlineData("GET", null, "https://evil.example.com", "cross-site", "404 MX5005")]   // changes nothing, and cannot be read there
    public async Task What_does_something_is_taken_from_own_pages_and_programs_alone(string method, string? type, string? origin, string? site, string expected)
    {
        await using var server = await WebServer.StartAsync(new WebOptions { Port = 0 }, [], Cancel);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(server.Address, "/api/runs"));
        if (type is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("{}"));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }
        Add(request, "Origin", origin switch { "OWN" => $"http://{server.Address.Authority}", "TLS" => $"https://{server.Address.Authority}", _ => origin });
        Add(request, "Sec-Fetch-Site", site);

        using var answer = await client.SendAsync(request, Cancel);

        var body = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(expected, $"{(int)answer.StatusCode} {body.Split("\"code\":\"")[1][..6]}");
    }

    static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
            request.Headers.TryAddWithoutValidation(name, value);
    }
}
