using System.Collections.Immutable;
using Workflows.Definitions.Feel;

namespace Workflows.Definitions.Forms;

/// <summary>One line of a public notice.</summary>
public sealed record PublicEntry(string Path, AnswerField Field, FeelValue Value);

/// <summary>
/// What of a form may stand in a public notice (rule G-43: unit, name and category): the fields whose schema says
/// <c>public: "true"</c>, and of these never one that is sensitive, sealed or a file.
/// </summary>
public static class PublicNoticeView
{
    public static ImmutableArray<PublicEntry> Of(FormSchema schema, FeelContext values) =>
        [.. from place in FormValues.In(schema, values)
            where place.Field.Public && !place.IsSensitive && place.Field is not AttachmentField && !SealedValue.IsSealed(place.Value)
            select new PublicEntry(place.Path, place.Field, place.Value)];
}
