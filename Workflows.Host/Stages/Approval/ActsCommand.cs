using Workflows.Definitions.Texts;
using Workflows.Engine;
using Workflows.Stages;
using Workflows.Stages.Approval.Matrix;

namespace Workflows.Host.Stages.Approval;

/// <summary><c>acts</c>: writes the page of the manual that says what every act on an approval comes to. Asks no database.</summary>
public static class ActsCommand
{
    public static int Run(TextWriter to)
    {
        to.Write(new MatrixPage(new TextCatalog(typeof(Sentence).Assembly, typeof(ProcessEngine).Assembly, typeof(StageKinds).Assembly)).Markdown);
        return 0;
    }
}
