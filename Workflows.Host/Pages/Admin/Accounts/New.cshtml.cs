using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Identity;
using Workflows.Host.Mail;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Accounts;

/// <summary>建账号: people who have none, and for each that is ticked an account with a one-time address to hand over.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class NewModel(NewAccounts accounts, MailHouse house, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Typed { get; set; }

    /// <summary>People ticked.</summary>
    [BindProperty]
    public string[] Chosen { get; set; } = [];

    /// <summary>What each person's account is to be called, by person.</summary>
    [BindProperty]
    public Dictionary<string, string?> Names { get; set; } = [];

    public ImmutableArray<PersonWithout> People { get; private set; } = [];

    public ImmutableArray<OneTimeAddress> Made { get; private set; } = [];

    /// <summary>Why some got none, by person.</summary>
    public ImmutableDictionary<string, string> Faults { get; private set; } = ImmutableDictionary<string, string>.Empty;

    public bool NothingChosen { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => FillAsync(cancellation);

    public async Task OnPostAsync(CancellationToken cancellation)
    {
        await FillAsync(cancellation);
        var chosen = People.Where(p => Chosen.Contains(p.Id)).ToList();
        NothingChosen = chosen.Count == 0;
        foreach (var person in chosen)
        {
            var name = NameOf(person).Trim();
            var (code, why) = await accounts.MakeAsync(person.Id, name, reader.Person!.Id, cancellation);
            if (code is null) Faults = Faults.Add(person.Id, reader.Say(why!));
            else Made = Made.Add(new(person.Name, name, PasswordReset.AddressOf(house, code)));
        }
        if (!Made.IsEmpty) await FillAsync(cancellation);
    }

    /// <summary>As typed, before that as proposed.</summary>
    public string NameOf(PersonWithout person) => Names.GetValueOrDefault(person.Id) ?? person.Proposed;

    private async Task FillAsync(CancellationToken cancellation) => People = await accounts.WithoutAsync(Typed?.Trim() ?? "", cancellation);
}
