using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Packages;

namespace Workflows.Definitions.Documents;

/// <summary>Made-up answers to every question of a package, to see what a template makes of them. They name nobody.</summary>
public static class SampleAnswers
{
    private const int Rows = 2;

    public static FeelContext Of(ProcessPackage package, DateOnly today) =>
        package.Forms.Values.Aggregate(FeelContext.Empty, (all, form) => In(form.Fields, all, today));

    private static FeelContext In(IEnumerable<FormField> fields, FeelContext all, DateOnly today) => fields.Aggregate(all, (values, field) => field switch
    {
        GroupField { Path: { Length: > 0 } path } group => values.With(path, In(group.Fields, FeelContext.Empty, today)),
        GroupField group => In(group.Fields, values, today),
        RepeatingField rows => values.With(rows.Key, FeelValue.Of(Enumerable.Range(0, Rows).Select(_ => (FeelValue)In(rows.Fields, FeelContext.Empty, today)))),
        AnswerField answer => values.With(answer.Key, Of(answer, today)),
        _ => values,
    });

    private static FeelValue Of(AnswerField field, DateOnly today) => field switch
    {
        MoneyField => FeelValue.Of(1234.50m),
        NumberField => FeelValue.Of(3),
        DateField => FeelValue.Of(today),
        CheckField => FeelValue.Of(true),
        ChoiceField choice => FeelValue.Of(choice.Options.Select(o => o.Value).FirstOrDefault()),
        MultiChoiceField choice => FeelValue.Of(choice.Options.Take(2).Select(o => FeelValue.Of(o.Value))),
        IdNumberField => FeelValue.Of("440399198501010028"),
        BankAccountField => FeelValue.Of("6228480000000000018"),
        PhoneField => FeelValue.Of("13800000001"),
        AttachmentField => FeelValue.Null,
        ComputedField { IsMoney: true } => FeelValue.Of(1234.50m),
        ListedField { Thing: ListedThing.Person } or TextField { IsName: true } => FeelValue.Of("示例·某某"),
        _ => FeelValue.Of($"（{field.Label.Chinese}）"),
    };
}
