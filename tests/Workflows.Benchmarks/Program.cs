using Workflows.Benchmarks;

// dotnet run -c Release --project tests/Workflows.Benchmarks -- <which> [--name value …]
var options = Options.Of(args);
switch (args.FirstOrDefault())
{
    case "complete": await CompleteTask.RunAsync(options); break;
    case "approvers": await ManyApprovers.RunAsync(options); break;
    case "inbox": await InboxAtScale.RunAsync(options); break;
    case "closed": await ClosedCases.RunAsync(options); break;
    case "search": await SearchAtScale.RunAsync(options); break;
    case "figures": await FiguresAtScale.RunAsync(options); break;
    case "activations": await MemberActivations.RunAsync(options); break;
    case "steady": await SteadyLoad.RunAsync(options); break;
    default:
        Console.WriteLine("""
            complete   [--seconds 10]                       complete-task against a raw transaction, at 1, 4 and 16 connections
            approvers  [--people 500]                       one stage, so many approvers at once
            inbox      [--tasks 1000000] [--post 50000]     the inbox page and its query
            closed     [--few 10000] [--many 1000000]       complete-task with so many closed cases
            search     [--cases 1000000]                    words of one to four characters, by readers who see much and little
            figures    [--cases 1000000] [--open 20000]     the page of figures, and summing up
            activations [--members 500] [--clients 4]       members who activate with slips over HTTP
            steady     [--rate 150] [--seconds 600]         completions held at a rate
            """);
        return 2;
}
return 0;
