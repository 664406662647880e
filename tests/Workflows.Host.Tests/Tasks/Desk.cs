using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Workflows.Testing;

namespace Workflows.Host.Tests.Tasks;

/// <summary>A person of the demonstration at a browser without script: reads pages, fills forms in, presses buttons.</summary>
internal sealed class Desk(HttpClient client)
{
    public static async Task<Desk> OfAsync(TestHost host, string person) => new(await host.SignedInAsync(person));

    public async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    public async Task<IHtmlDocument> OpenAsync(string address)
    {
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Sends a form of a page as a browser would, and reads the page it leads to.</summary>
    /// <param name="form">Selector of the form.</param>
    /// <param name="typed">What is typed over the values there, by name; null takes a value away.</param>
    public async Task<IHtmlDocument> SendAsync(IHtmlDocument page, string form, IReadOnlyDictionary<string, string?> typed, params (string Name, string File, byte[] Bytes)[] files)
    {
        using var answer = await PostAsync(page, form, typed, files);
        if (answer.StatusCode == HttpStatusCode.Redirect) return await OpenAsync(answer.Headers.Location!.ToString());
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}: {Parse(html).Words()}");
        return Parse(html);
    }

    /// <summary>The answer itself, redirects not followed.</summary>
    public async Task<HttpResponseMessage> PostAsync(IHtmlDocument page, string form, IReadOnlyDictionary<string, string?> typed, params (string Name, string File, byte[] Bytes)[] files)
    {
        var element = (IHtmlFormElement?)page.QuerySelector(form) ?? throw new InvalidOperationException($"The page has no form {form}: {page.Words()}");
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in Values(element).Where(v => !typed.ContainsKey(v.Name)).Concat(typed.Where(t => t.Value is not null).Select(t => (Name: t.Key, Value: t.Value!))))
            content.Add(new StringContent(value, Encoding.UTF8), $"\"{name}\"");
        foreach (var (name, file, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            content.Add(part, $"\"{name}\"", file);
        }
        return await client.PostAsync(element.GetAttribute("action") ?? page.Url, content, TestContext.Current.CancellationToken);
    }

    /// <summary>What a browser would send of a form: what is there, checked and chosen.</summary>
    internal static IEnumerable<(string Name, string Value)> Values(IHtmlFormElement form)
    {
        foreach (var control in form.QuerySelectorAll("input[name], textarea[name], select[name]").Where(c => !c.HasAttribute("disabled")))
        {
            var name = control.GetAttribute("name")!;
            switch (control)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                    if (box.IsChecked) yield return (name, box.Value);
                    break;
                case IHtmlInputElement { Type: "file" }:
                    break;
                case IHtmlInputElement input:
                    yield return (name, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return (name, area.Value);
                    break;
                case IHtmlSelectElement select:
                    yield return (name, select.Value ?? "");
                    break;
            }
        }
    }

    internal static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}

internal static class Papers
{
    /// <summary>The beginning of a PDF, enough to be taken for one; different for different texts.</summary>
    public static byte[] Pdf(string text) => Encoding.UTF8.GetBytes($"%PDF-1.7\n{text}\n%%EOF");

    public static byte[] Jpeg(string text) => [0xFF, 0xD8, 0xFF, 0xE0, .. Encoding.UTF8.GetBytes(text)];

    /// <summary>All words of a page or a part of it, white space made one.</summary>
    public static string Words(this IElement? element) => element is null ? "" : string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string Words(this IHtmlDocument page) => page.QuerySelector("main").Words();
}
