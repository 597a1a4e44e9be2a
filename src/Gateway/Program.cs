using Aikynetix.Gateway.Commands;

// run (the server) · analyze (one clip) · key create · models · help
return await CommandLine.RunAsync(args, Terminal.OfProcess, CancellationToken.None);
