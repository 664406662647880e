using Workflows.Host.Installation;
using Workflows.Host.Postgres;
using Workflows.Host.Rules;

return args switch
{
    ["database", .. var settings] => await DatabaseCommand.RunAsync(settings),
    ["why", .. var question] => WhyCommand.Run(question, Console.Out),
    _ => await ServeCommand.RunAsync(args),
};
