namespace Workflows.Host.Web;

/// <summary>What a colour of ours means. It never speaks alone: a word stands beside it, and mostly an icon.</summary>
public enum Tone
{
    /// <summary>Nothing special: the colour of the text around it.</summary>
    Plain,
    /// <summary>待办: waits for someone; the current stage.</summary>
    Todo,
    /// <summary>临期: due today or tomorrow; disagreement; the warning of a rule that is not certain.</summary>
    Soon,
    /// <summary>逾期: past due; errors.</summary>
    Over,
    /// <summary>通过: approved, checks met.</summary>
    Pass,
    /// <summary>驳回: rejected, voted against.</summary>
    Rejected,
    /// <summary>退回: sent back for rework.</summary>
    Returned,
    /// <summary>公示: a public notice and its clock.</summary>
    Open,
    /// <summary>暂停: suspended, skipped, ended, hidden.</summary>
    Pause,
}

public static class Tones
{
    extension(Tone tone)
    {
        /// <summary>The last part of the style names <c>c-…</c>, <c>t-…</c> and <c>m-…</c>.</summary>
        public string Css => tone switch
        {
            Tone.Todo => "todo",
            Tone.Soon => "soon",
            Tone.Over => "over",
            Tone.Pass => "pass",
            Tone.Rejected => "rej",
            Tone.Returned => "ret",
            Tone.Open => "open",
            Tone.Pause => "pause",
            _ => "line",
        };

        /// <summary>The icon that goes with the tone where a part names none itself.</summary>
        public string Icon => tone switch
        {
            Tone.Todo or Tone.Soon => "clock",
            Tone.Over => "warn",
            Tone.Pass => "check",
            Tone.Rejected => "cross",
            Tone.Returned => "return",
            Tone.Open => "megaphone",
            Tone.Pause => "pause",
            _ => "info",
        };
    }
}
