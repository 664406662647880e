using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Texts;
using Workflows.Host.FirstRun;
using Workflows.Host.Identity;
using Workflows.Host.Imports;
using Workflows.Host.Imports.Runs;
using Workflows.Host.Pages.Admin.Imports;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.FirstRun;

/// <summary>Units, people and who holds which post, by tables with a trial run; each is imported on the imports' own page, which leads back here.</summary>
[Audience(Audience.Link, Relation.TokenHolder)]
public sealed class PeopleModel(
    FirstRunSetup setup, FirstRunCode code, InstallationInfo installation, WorkflowsContext data, ImportDesk desk, ImportKinds kinds, TextCatalog texts, Reader reader)
    : FirstRunPage(setup, code, installation)
{
    private const int Shown = 10;

    public override string Step => FirstRunSteps.People;

    /// <summary>The tables in the order they rest on each other, with what is there already.</summary>
    public ImmutableArray<(string Kind, string Title, int Count)> Tables { get; private set; } = [];

    /// <summary>The last imports, the latest first.</summary>
    public ImmutableArray<(string Href, string Title, string File, Chip State, string Counts)> Runs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Tables =
        [
            ("units", TitleOf("units"), await data.Units.CountAsync(u => u.ValidTo == null, cancellation)),
            ("people", TitleOf("people"), await data.Persons.CountAsync(p => p.ValidTo == null && !p.IsGuest, cancellation)),
            ("posts", TitleOf("posts"), await data.Posts.CountAsync(p => p.ValidTo == null, cancellation)),
        ];
        Runs = [.. (await desk.ListAsync(null, Shown, cancellation)).Select(r =>
            (RunModel.AddressOf(r.Id), TitleOf(r.Kind), r.FileName, ImportWords.State(r, reader), ImportWords.Counts(r, reader)))];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await Setup.KeepAsync(s => s with { PeopleSeen = true }, cancellation);
        return Go(FirstRunSteps.Rules);
    }

    private string TitleOf(string kind) => kinds.Find(kind)?.Title(texts).In(reader.Language) ?? kind;
}
