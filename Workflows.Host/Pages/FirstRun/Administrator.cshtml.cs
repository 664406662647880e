using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Workflows.Host.FirstRun;
using Workflows.Host.Identity;
using Workflows.Host.Mail;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.FirstRun;

/// <summary>The first administrator: name, address, account and password. Made once; then the second step follows.</summary>
[Audience(Audience.Link, Relation.TokenHolder)]
public sealed class AdministratorModel(
    FirstRunSetup setup, FirstRunCode code, InstallationInfo installation, SignInManager<Data.Identity.Account> identity, NewPassword passwords, Reader reader)
    : FirstRunPage(setup, code, installation)
{
    public override string Step => FirstRunSteps.Administrator;

    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Account { get; set; }
    [BindProperty] public string? Password { get; set; }
    [BindProperty] public string? Again { get; set; }

    public Faults Faults { get; private set; } = new([]);

    /// <summary>The account's name once it was made.</summary>
    public string? Made { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => Made = (await Setup.AdministratorAsync(cancellation))?.UserName;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (State.HasAdministrator) return Go(FirstRunSteps.SecondStep);
        (Name, Email, Account) = ((Name ?? "").Trim(), (Email ?? "").Trim(), (Account ?? "").Trim());
        Faults = new([.. Wrong(), .. await PasswordFaultsAsync()]);
        if (!Faults.Fields.IsEmpty) return Page();
        var made = await Setup.MakeAdministratorAsync(Name, Email, Account, Password!, cancellation);
        if (!made.Succeeded)
        {
            Faults = new([.. made.Errors.Select(e => new FieldFault("account", reader.T("firstRun.administrator.account"), e.Description))]);
            return Page();
        }
        await identity.SignInAsync((await Setup.AdministratorAsync(cancellation))!, isPersistent: false);
        return Go(FirstRunSteps.SecondStep);
    }

    public string? FaultOf(string field) => Faults.Fields.FirstOrDefault(f => f.FieldId == field)?.Words;

    private IEnumerable<FieldFault> Wrong()
    {
        if (Name!.Length is 0 or > 50) yield return Fault("name", "firstRun.administrator.name");
        if (Email!.Length > 0 && !HeaderCheck.IsAddress(Email)) yield return Fault("email", "firstRun.administrator.email");
        if (!AccountNames.IsName(Account)) yield return Fault("account", "firstRun.administrator.account");
    }

    /// <summary>One fault, however much is wrong: it is one field.</summary>
    private async Task<IEnumerable<FieldFault>> PasswordFaultsAsync() =>
        await passwords.ProblemsAsync(new() { UserName = Account }, Password, Again) is { Count: > 0 } problems
            ? [new("password", reader.T("signIn.password"), string.Join(reader.T("case.clause.separator"), problems.Select(reader.Say)))] : [];

    private FieldFault Fault(string field, string key) => new(field, reader.T(key), reader.T(key + ".wrong"));
}
