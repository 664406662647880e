using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Documents;

/// <summary>Names of templates in words; a union's own names stand as they are.</summary>
public static class Template
{
    public static string WordsOf(Reader reader, string name) => name switch
    {
        "approval-sheet" => reader.T("templates.name.approvalSheet"),
        "notice" => reader.T("templates.name.notice"),
        "result" => reader.T("templates.name.result"),
        _ => name,
    };
}
