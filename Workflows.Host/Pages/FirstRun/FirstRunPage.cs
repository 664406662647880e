using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.FirstRun;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.FirstRun;

/// <summary>
/// A step of the assistant: nothing where the installation is set up, the question for the code where it was not given, and
/// the first step still open where this one rests on it.
/// </summary>
public abstract class FirstRunPage(FirstRunSetup setup, FirstRunCode code, InstallationInfo installation) : PageModel
{
    public FirstRunState State { get; private set; } = new();

    protected FirstRunSetup Setup => setup;

    /// <summary>Which step this is, among <see cref="FirstRunSteps.All"/>.</summary>
    public abstract string Step { get; }

    /// <summary>Stands before every handler; named like one, it is none.</summary>
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (installation.IsSetUp) context.Result = NotFound();
        else if (!code.IsOpen(Request)) context.Result = LocalRedirect(FirstRunGate.Address);
        else
        {
            State = await setup.StateAsync(HttpContext.RequestAborted);
            if (State.Closed) context.Result = LocalRedirect(FirstRunGate.Address + "/done");
            else if (FirstRunSteps.Missing(Step, State) is { } first) context.Result = LocalRedirect(FirstRunSteps.AddressOf(first));
            else await next();
        }
    }

    protected LocalRedirectResult Go(string step) => LocalRedirect(FirstRunSteps.AddressOf(step));
}

/// <summary>The steps of the assistant in their order.</summary>
public static class FirstRunSteps
{
    public const string Union = "union", Administrator = "administrator", SecondStep = "second-step", Mail = "mail", Years = "years", People = "people", Rules = "rules", Finish = "finish";

    public static readonly string[] All = [Union, Administrator, SecondStep, Mail, Years, People, Rules, Finish];

    public static string AddressOf(string step) => $"{FirstRunGate.Address}/{step}";

    /// <summary>The step an administrator's page outside the assistant belongs to; null where it belongs to none.</summary>
    public static string? StepOf(PathString path) =>
        path.StartsWithSegments("/admin/imports") ? People
        : path.StartsWithSegments("/admin/rules/years") ? Years
        : path.StartsWithSegments("/admin/rules") ? Rules
        : null;

    /// <summary>The step to be done before this one; null where it may be shown.</summary>
    public static string? Missing(string step, FirstRunState state) =>
        step == Union ? null
        : !state.HasUnion ? Union
        : step == Administrator ? null
        : !state.HasAdministrator ? Administrator
        : null;

    /// <summary>True where the step is done or was left for later.</summary>
    public static bool IsDone(string step, FirstRunState state) => step switch
    {
        Union => state.HasUnion,
        Administrator => state.HasAdministrator,
        SecondStep => state.SecondStepOn,
        Mail => state.MailSeen,
        Years => state.YearsSeen,
        People => state.PeopleSeen,
        Rules => state.RulesSeen,
        _ => false,
    };
}
