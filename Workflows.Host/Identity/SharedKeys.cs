using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Workflows.Data;
using Workflows.Data.Identity;

namespace Workflows.Host.Identity;

/// <summary>Keys of cookies and tokens in the database, so that every host of an installation reads what another wrote.</summary>
public sealed class SharedKeys(IServiceProvider services) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = services.CreateScope();
        var data = scope.ServiceProvider.GetRequiredService<WorkflowsContext>();
        return [.. data.DataProtectionKeys.Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = services.CreateScope();
        var data = scope.ServiceProvider.GetRequiredService<WorkflowsContext>();
        data.DataProtectionKeys.Add(new DataProtectionKeyRow { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        data.SaveChanges();
    }
}
