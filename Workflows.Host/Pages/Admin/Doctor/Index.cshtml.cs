using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Host.Doctor;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Doctor;

/// <summary>系统检查: the findings of the command <c>doctor</c> on a page.</summary>
[Audience(Audience.Administrator, Relation.None)]
public sealed class IndexModel(Host.Doctor.Doctor doctor, Reader reader) : PageModel
{
    public ImmutableArray<Finding> Findings { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Findings = await doctor.ExamineAsync(cancellation);

    public Chip ChipOf(Finding finding) => finding.Gravity switch
    {
        Gravity.Good => new(reader.T("doctor.good"), Tone.Pass),
        Gravity.Advice => new(reader.T("doctor.advice"), Tone.Soon, "warn"),
        _ => new(reader.T("doctor.wrong"), Tone.Over, "warn"),
    };
}
