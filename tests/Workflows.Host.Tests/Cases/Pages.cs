using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Workflows.Testing;

namespace Workflows.Host.Tests.Cases;

/// <summary>Pages as a test reads them.</summary>
internal static partial class Pages
{
    extension(HttpClient client)
    {
        public async Task<IDocument> ReadAsync(string path, CancellationToken ct)
        {
            using var answer = await client.GetAsync(path, ct);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answered {(int)answer.StatusCode}");
            return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(ct));
        }

        public async Task<HttpStatusCode> StatusAsync(string path, CancellationToken ct)
        {
            using var answer = await client.GetAsync(path, ct);
            return answer.StatusCode;
        }

        /// <summary>Posts with the guard taken from a page.</summary>
        public async Task<HttpResponseMessage> SendAsync(string guardFrom, string path, CancellationToken ct, params (string Name, string Value)[] fields)
        {
            var token = TestHost.TokenOf(await client.GetStringAsync(guardFrom, ct));
            return await client.PostAsync(path, new FormUrlEncodedContent(
                fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(KeyValuePair.Create(TestHost.TokenName, token))), ct);
        }
    }

    extension(IElement? element)
    {
        /// <summary>Its words with single spaces.</summary>
        public string Words => Spaces().Replace(element?.TextContent ?? "", " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
