using System.Runtime.InteropServices;

namespace Aikynetix.Gateway.Commands;

/// <summary>Finds the command that was asked for, runs it, and turns its end into an exit code.</summary>
internal static class CommandLine
{
    private const int Failed = 1;
    private const int Cancelled = 130;

    private const string Help = """
        aikynetix [run] [--lan] [--urls http://localhost:8080] [--Section:Key value]
            Start the server, on this machine only. With --lan phones in the same network may come in too, encrypted: a code to point
            their camera at is printed. AIKY_DATA, AIKY_ADMIN_KEY and AIKY_MODELS set the folder of all data, the first admin key and
            more folders with models; AIKY_PORT, AIKY_GRPC_PORT, AIKY_RTC_PORT and AIKY_LAN_PORT the ports.
        aikynetix analyze CLIP [--activity weightlifting] --exercise snatch|clean|clean_and_jerk [--barbell-mass 100] [--plate-diameter 0.45]
                  CLIP --activity jumping --exercise "Countermovement Jump"|"Drop Jump"
                  CLIP --activity running [--incline-degree 0] [--speed 3.5]
                  CLIP --activity mobility-assessment --exercise "Overhead Squat"|"Joint Angle Mobility" [--pain true] [--heels-raised true]
                  [--slow-motion 8] [--athlete-height 1.75] [--athlete-mass 80] [--out FILE.json|FILE.csv]
            Analyze one clip: print its metrics, those of each jump, step or repetition too, and write its series. Kilograms and metres.
        aikynetix key create --title T --role admin|sub_admin|user [--user ID]
            Make an API key and print it; it is shown only then.
        aikynetix models list | pull NAME|recommended [--accept-license] | verify [NAME] | use NAME|auto
            Show the pose models and their helpers, fetch official ones, check the files, choose one.
            Models__Folder and Models__Mirror in the environment say where they lie and where they are fetched.
        aikynetix errors
            Print every error that the server answers, as docs/errors.md tells them.
        aikynetix help
            Print this.
        """;

    /// <summary>Runs a command line.</summary>
    /// <returns>0 when all went well.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            switch (args)
            {
                case ["analyze", .. var rest]:
                    await UntilInterruptedAsync(token => AnalyzeCommand.RunAsync(rest, terminal, null, token), cancellationToken);
                    return 0;
                case ["key", .. var rest]:
                    await UntilInterruptedAsync(token => KeyCommand.RunAsync(rest, terminal.Output, token), cancellationToken);
                    return 0;
                case ["models", .. var rest]:
                    await UntilInterruptedAsync(token => ModelsCommand.RunAsync(rest, terminal, null, token), cancellationToken);
                    return 0;
                case ["errors"]:
                    ErrorsCommand.Run(terminal.Output);
                    return 0;
                case ["help" or "--help" or "-h", ..]:
                    terminal.Output.WriteLine(Help);
                    return 0;
                case [] or ["run", ..] or [['-', '-', ..], ..]:
                    await RunCommand.RunAsync(args is ["run", .. var settings] ? settings : args, terminal.Output, cancellationToken);
                    return 0;
                default:
                    throw new CommandException($"'{args[0]}' is no command.\n{Help}");
            }
        }
        catch (CommandException wrong)
        {
            terminal.Progress.WriteLine(wrong.Message);
            return Failed;
        }
        catch (OperationCanceledException)
        {
            return Cancelled;
        }
    }

    // The server has its own way to stop; a command ends at once and takes its child processes with it.
    private static async Task UntilInterruptedAsync(Func<CancellationToken, Task> command, CancellationToken cancellationToken)
    {
        using var interrupted = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            interrupted.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await command(interrupted.Token);
    }
}
