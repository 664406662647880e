using Workflows.Host.Installation;
using Workflows.Host.Postgres;

return args switch
{
    ["database", .. var settings] => await DatabaseCommand.RunAsync(settings),
    _ => await ServeCommand.RunAsync(args),
};
