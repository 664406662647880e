using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Gallery;

/// <summary>
/// A page of samples: every partial with models read from <c>samples.json</c>, as of 18 June 2026, 9:20, whatever day it is.
/// Seen in Development with a demonstration installation only (<see cref="GalleryFilter"/>).
/// </summary>
[Audience(Audience.Public, Relation.None)]
public sealed class GalleryModel(IWebHostEnvironment host, IHttpContextAccessor accessor, TextCatalog texts, InstallationInfo installation) : PageModel
{
    private static readonly DateTimeOffset Then = new(2026, 6, 18, 9, 20, 0, TimeSpan.FromHours(8));

    private readonly Reader _reader = new(accessor, texts, installation, new SampleClock());

    private JsonNode Samples => field ??= Read();

    public void OnGet() => _ = Samples;

    /// <summary>The process that the sample diagram draws.</summary>
    public IActionResult OnGetBpmn() => File(host.ContentRootFileProvider.GetFileInfo("Pages/Gallery/sample.bpmn").CreateReadStream(), "application/xml");

    /// <summary>The sample model of that name.</summary>
    public T Sample<T>(string name) => Samples[name].Deserialize<T>(SampleJson.Options(_reader))!;

    public string Text(string name) => (string)Samples[name]!;

    /// <summary>The frame of a signed-in person: side bar with counts, tabs, name.</summary>
    public void Frame(ViewDataDictionary view, string title)
    {
        view["Title"] = title;
        view["Navigation"] = Sample<Navigation>("navigation");
        view["Person"] = Sample<ReaderPerson>("person");
    }

    private JsonNode Read()
    {
        using var file = host.ContentRootFileProvider.GetFileInfo("Pages/Gallery/samples.json").CreateReadStream();
        return JsonNode.Parse(file)!;
    }

    private sealed class SampleClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Then.ToUniversalTime();
    }
}
