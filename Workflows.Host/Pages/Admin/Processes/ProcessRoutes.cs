namespace Workflows.Host.Pages.Admin.Processes;

/// <summary>The addresses of processes and their versions.</summary>
public static class ProcessRoutes
{
    public const string All = "/admin/processes";

    public static string Process(string name) => $"{All}/{name}";

    public static string Version(string name, string hash) => $"{All}/{name}/{hash}";

    public static string Zip(string name, string hash) => Version(name, hash) + "?handler=Zip";

    /// <summary>So many characters of a hash tell versions apart on a screen.</summary>
    public static string Short(string hash) => hash[..12];
}
