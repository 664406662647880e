using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Host.Web;

namespace Workflows.Host.Doctor.Examinations;

/// <summary>Whether the installation is set up, and somebody can administer it by more than a password.</summary>
public sealed class AdministratorExamination(WorkflowsContext data, InstallationInfo installation, TimeProvider clock) : IExamination
{
    public async IAsyncEnumerable<Finding> ExamineAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!installation.IsSetUp)
        {
            yield return Finding.Wrong("doctor.firstRun");
            yield break;
        }
        var now = clock.GetUtcNow();
        var accounts = await (
            from post in data.Posts
            join account in data.Users on post.PersonId equals account.PersonId
            where post.Post == "administrator" && post.ValidFrom <= now && (post.ValidTo == null || post.ValidTo > now)
            select new { account.UserName, account.TwoFactorEnabled }).Distinct().ToListAsync(cancellation);
        if (accounts.Count == 0) yield return Finding.Wrong("doctor.administrator.none");
        else if (installation.Demonstration) yield return Finding.Advice("doctor.demonstration");
        else if (accounts.Where(a => !a.TwoFactorEnabled).Select(a => a.UserName).ToList() is { Count: > 0 } weak)
            yield return Finding.Advice("doctor.administrator.oneFactor", ("names", string.Join(", ", weak)));
        else yield return Finding.Good("doctor.administrator", ("count", accounts.Count));
    }
}
