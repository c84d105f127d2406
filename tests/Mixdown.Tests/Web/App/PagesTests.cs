using System.IO.Compression;
using System.Net;
using System.Text;
using Mixdown.Web.App.Pages;
using Mixdown.Web.Hosting;

namespace Mixdown.Tests.Web.App;

public sealed class PagesTests : IAsyncDisposable
{
    static readonly byte[] Page = Encoding.UTF8.GetBytes("<!doctype html><title>Mixdown</title>");

    readonly HttpClient _client = new(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None });
    WebServer? _server;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/dashboards/sales")]
    [InlineData("/catalog/model.shop.a%2Fb")]
    [InlineData("/..%2f..%2fetc%2fpasswd")]
    public async Task Every_address_of_a_page_is_answered_with_the_one_page(string address)
    {
        using var answer = await AskAsync(HttpMethod.Get, address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
        Assert.Equal(Page, await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Theory]
    [InlineData("br;q=1.0, gzip;q=0.8", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("zstd", "")]
    [InlineData("", "")]
    public async Task A_file_is_packed_as_the_client_takes_it_best(string accepted, string packing)
    {
        using var answer = await AskAsync(HttpMethod.Get, "/", ("Accept-Encoding", accepted));

        Assert.Equal(packing, string.Join(',', answer.Content.Headers.ContentEncoding));
        Assert.Equal("Accept-Encoding", string.Join(',', answer.Headers.Vary));
        Assert.Equal(Page, Unpack(packing, await answer.Content.ReadAsByteArrayAsync(Cancel)));
    }

    [Fact]
    public async Task What_has_its_content_in_its_name_is_kept_for_ever()
    {
        using var answer = await AskAsync(HttpMethod.Get, "/assets/font-1a2b.woff2");

        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl!.ToString());
        Assert.Equal("font/woff2", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal([1, 2, 3], await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task What_the_client_has_is_not_sent_again_and_each_packing_has_a_tag_of_its_own()
    {
        using var plain = await AskAsync(HttpMethod.Get, "/");
        using var packed = await AskAsync(HttpMethod.Get, "/", ("Accept-Encoding", "br"));
        using var again = await AskAsync(HttpMethod.Get, "/", ("Accept-Encoding", "br"), ("If-None-Match", packed.Headers.ETag!.Tag));
        using var other = await AskAsync(HttpMethod.Get, "/", ("Accept-Encoding", "br"), ("If-None-Match", plain.Headers.ETag!.Tag));

        Assert.False(packed.Headers.ETag.IsWeak);
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task HEAD_gets_the_headers_alone()
    {
        using var answer = await AskAsync(HttpMethod.Head, "/", ("Accept-Encoding", "gzip"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(answer.Headers.ETag);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/v1/nothing")]
    [InlineData("/assets/of-an-older-build.js")]
    public async Task What_is_no_page_is_not_answered_with_one(string address)
    {
        using var answer = await AskAsync(HttpMethod.Get, address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("MX5005", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_without_pages_says_what_to_run()
    {
        await using var server = await WebServer.StartAsync(new WebOptions { Port = 0 }, [new PagesEndpoint(new PageFiles([]))], Cancel);

        using var answer = await _client.GetAsync(new Uri(server.Address, "/dashboards/sales"), Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("eng/build-web", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    async Task<HttpResponseMessage> AskAsync(HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        _server ??= await WebServer.StartAsync(new WebOptions { Port = 0 }, [new PagesEndpoint(new PageFiles(Files()))], Cancel);
        using var request = new HttpRequestMessage(method, new Uri(_server.Address, address));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await _client.SendAsync(request, Cancel);
    }

    static IEnumerable<PageFile> Files() =>
    [
        new("index.html", "text/html; charset=utf-8", Pack(stream => new BrotliStream(stream, CompressionLevel.Fastest)), Pack(stream => new GZipStream(stream, CompressionLevel.Fastest))),
        new("assets/font-1a2b.woff2", "font/woff2", null, PageBytes.Of([1, 2, 3])),
    ];

    static PageBytes Pack(Func<Stream, Stream> packer)
    {
        using var packed = new MemoryStream();
        using (var stream = packer(packed))
            stream.Write(Page);
        return PageBytes.Of(packed.ToArray());
    }

    static byte[] Unpack(string packing, byte[] bytes)
    {
        using var source = new MemoryStream(bytes);
        using Stream stream = packing switch { "br" => new BrotliStream(source, CompressionMode.Decompress), "gzip" => new GZipStream(source, CompressionMode.Decompress), _ => source };
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }
}
