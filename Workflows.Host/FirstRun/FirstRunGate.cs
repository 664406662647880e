namespace Workflows.Host.FirstRun;

/// <summary>
/// Until the installation is set up every address leads to the assistant. Open besides are what it rests on: signing in, the
/// calendar, imports and rules for the administrator just made, and files of the pages themselves.
/// </summary>
public static class FirstRunGate
{
    public const string Address = "/first-run";

    private static readonly string[] Open = [Address, "/account", "/preferences", "/mail-test", "/admin/rules", "/admin/imports"];

    public static void UseFirstRunGate(this WebApplication app) => app.Use(async (context, next) =>
    {
        var path = context.Request.Path;
        if (Path.HasExtension(path.Value) || Open.Any(o => path.StartsWithSegments(o, StringComparison.OrdinalIgnoreCase)))
            await next(context);
        else
            context.Response.Redirect(Address);
    });
}
