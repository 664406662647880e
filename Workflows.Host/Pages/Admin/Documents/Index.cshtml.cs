using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Engine;
using Workflows.Host.Identity;
using Workflows.Host.Stages.Document;

namespace Workflows.Host.Pages.Admin.Documents;

/// <summary>公文模板: the templates of every process in force.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class IndexModel(TemplateBook book) : PageModel
{
    public ImmutableArray<(ExecutableProcess Process, ImmutableArray<string> Names)> All { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => All = await book.AllAsync(cancellation);

    public static string Address(string package, string name) => $"/admin/documents/{Uri.EscapeDataString(package)}/{Uri.EscapeDataString(name)}";
}
