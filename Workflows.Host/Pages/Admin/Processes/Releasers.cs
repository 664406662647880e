using Workflows.Host.Execution;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Processes;

/// <summary>Who took a package in or released it: a person by name, or the product.</summary>
public sealed class Releasers(CaseNames names, Reader reader)
{
    public async Task<ReleaserWords> OfAsync(IEnumerable<string> ids, CancellationToken cancellation) =>
        new(await names.OfAsync(ids, [], cancellation), reader);
}

/// <summary>Names by the id that is kept.</summary>
public sealed class ReleaserWords(Names names, Reader reader)
{
    public string this[string id] => id == Deployments.Product ? reader.T("processes.product") : names.Person(id);
}
