using Workflows.Definitions.Packages;

namespace Workflows.Definitions.ModelChecks;

/// <summary>A public notice shows of a form only fields marked public: unit, name, category (G-43).</summary>
public sealed class NoticeShowsOnlyPublicFields : ModelCheck
{
    public override IEnumerable<Problem> Find(ProcessPackage package)
    {
        var hidden = package.NotPublicNames();
        return
            from shown in package.TextsOf("heading", "body")
            from field in ShownFields.NamesIn(shown.Text)
            where hidden.Contains(field)
            select Fault(shown.Node.Id, shown.Line, ("field", field), ("text", shown.Key));
    }
}
