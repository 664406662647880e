using System.Collections.Immutable;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>A form, or everything that is wrong with its text; one of the two is empty.</summary>
public sealed record FormReading(FormSchema? Schema, ImmutableArray<FormProblem> Problems);

/// <summary>What is wrong with a form as it was drawn, and where: the id of the component; empty for the form as a whole.</summary>
public sealed record FormProblem(string FieldId, Sentence Sentence);
