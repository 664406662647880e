using System.Runtime.CompilerServices;
using Workflows.Host.Rules;
using Workflows.Host.Web;

namespace Workflows.Host.Doctor.Examinations;

/// <summary>Whether the holidays of this year and the next are known: deadlines counted without them are provisional.</summary>
public sealed class CalendarExamination(RuleBook rules, InstallationInfo installation, TimeProvider clock) : IExamination
{
    public async IAsyncEnumerable<Finding> ExamineAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var today = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), installation.Zone);
        var known = (await rules.YearsAsync(cancellation)).Select(y => y.Year.Year).ToHashSet();
        yield return known.Contains(today.Year)
            ? Finding.Good("doctor.year", ("year", today.Year)) : Finding.Wrong("doctor.year.missing", ("year", today.Year));
        // The notice of the next year is published in autumn; before that nobody can have it.
        if (known.Contains(today.Year + 1)) yield return Finding.Good("doctor.year", ("year", today.Year + 1));
        else if (today.Month == 12) yield return Finding.Wrong("doctor.year.missing", ("year", today.Year + 1));
        else if (today.Month >= 10) yield return Finding.Advice("doctor.year.next", ("year", today.Year + 1));
    }
}
