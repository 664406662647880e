namespace Workflows.Stages.PublicNotice;

/// <summary>
/// Public notice (公示): published by a person with the posted sheet as evidence, open for a legal term, paused while an
/// objection is looked into (A-12, A-13, G-16, G-18). Outcomes: <c>noObjection</c>, <c>upheld</c>.
/// <code>
/// &lt;wf:stage kind="publicNotice" rule="A-12.notice" form="posting" heading="noticeHeading" body="noticeBody">
///   &lt;wf:candidates …/>                                   who publishes
///   &lt;wf:objection form="objection">&lt;wf:candidates …/>&lt;wf:clock rule="A-13.objectionCheck" …/>&lt;/wf:objection>
/// </code>
/// </summary>
public sealed class PublicNoticeStage : StageKind
{
    public override string Name => "publicNotice";

    public override StageBehaviour Bind(StageSettings settings)
    {
        var check = settings.Element.One("objection");
        if (check is null)
            settings.Fault("engine.missing", ("setting", "objection"));
        var checkSettings = settings.Of(check ?? settings.Element);
        return new PublicNoticeBehaviour(new PublicNoticeSettings(
            settings.Text("rule", "A-12.notice"),
            AssignmentSettings.Read(settings),
            settings.Form(),
            AssignmentSettings.Read(checkSettings),
            check is null ? "" : checkSettings.Form(),
            settings.PackageText("heading"),
            settings.PackageText("body")));
    }
}

/// <param name="Rule">Parameter with the term the notice stays open.</param>
/// <param name="Heading">Key of the package's text over the notice.</param>
/// <param name="Body">Key of the package's text of the notice; its places are filled with public values only (G-43).</param>
public sealed record PublicNoticeSettings(
    string Rule, AssignmentSettings Publish, string Form, AssignmentSettings Check, string CheckForm, string Heading, string Body);

/// <summary>Settings other rooms read.</summary>
public interface IPublicNotice
{
    PublicNoticeSettings Settings { get; }
}
