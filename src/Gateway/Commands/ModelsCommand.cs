using System.Globalization;
using Aikynetix.Inference;
using Aikynetix.Inference.Models;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Commands;

/// <summary>Shows, pulls, verifies and chooses models from the terminal, whether the server runs or not.</summary>
internal static class ModelsCommand
{
    private const string Usage = "Say: models list | pull NAME|recommended [--accept-license] | verify [NAME] | use NAME|auto";
    private const string Accepts = "--accept-license";

    /// <summary>Does what the words say.</summary>
    /// <param name="words">What stands after <c>models</c>.</param>
    /// <param name="terminal">Where tables and progress go, and where an answer comes from.</param>
    /// <param name="first">Registers services that take the place of ours; tests use it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CommandException">A word is wrong, or a model cannot be had or used.</exception>
    public static async Task RunAsync(string[] words, Terminal terminal, Action<IServiceCollection>? first, CancellationToken cancellationToken)
    {
        if (Array.Find(words, word => word.StartsWith("--", StringComparison.Ordinal) && word != Accepts) is { } unknown)
            throw new CommandException($"{unknown} is unknown here. {Usage}");
        var isAccepted = words.Contains(Accepts);
        try
        {
            await using var app = GatewayApp.Build(["--Logging:LogLevel:Default=Warning"], first);
            var library = app.Services.GetRequiredService<ModelLibrary>();
            await (words.Where(word => word != Accepts).ToArray() switch
            {
                ["list"] => ListAsync(library, terminal, cancellationToken),
                ["pull", var name] => PullAsync(library, ModelLibrary.Names(name), isAccepted, terminal, cancellationToken),
                ["verify", .. { Length: <= 1 } rest] => VerifyAsync(library, rest.FirstOrDefault(), terminal, cancellationToken),
                ["use", var name] => UseAsync(library, name, terminal, cancellationToken),
                _ => throw new CommandException(Usage),
            });
        }
        catch (Exception cause) when (cause is ModelUnavailableException or OptionsValidationException)
        {
            throw new CommandException(cause.Message, cause);
        }
    }

    private static async Task ListAsync(ModelLibrary library, Terminal terminal, CancellationToken cancellationToken)
    {
        var models = await library.ListAsync(cancellationToken);
        var rows = models.Select(model => new[]
        {
            model.Id,
            model.Role,
            model.State.ToString().ToLowerInvariant(),
            model.Bytes is { } bytes ? Size(bytes) : "–",
            model.HasTerms ? "not stated; terms shown at pull" : model.License,
            model.InUse ? "in use" : string.Empty,
        });
        TextTable.Print(terminal.Output, [["name", "role", "state", "size", "licence", ""], .. rows]);
        foreach (var damaged in models.Where(model => model.State == ModelState.Damaged))
            terminal.Output.WriteLine($"! {damaged.Id} is not used: 'models verify {damaged.Id}' says what is wrong with its file.");
    }

    private static async Task PullAsync(
        ModelLibrary library, IReadOnlyList<string> names, bool isAccepted, Terminal terminal, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            if (!isAccepted && ModelLibrary.Terms(name) is { } terms) await ConfirmAsync(name, terms, terminal, cancellationToken);
            ModelPull pull;
            terminal.Progress.WriteLine($"Pulling {name}");
            using (var line = new ProgressLine(terminal.Progress, terminal.Redraws))
            {
                pull = await library.PullAsync(name, transfer => Show(line, transfer), cancellationToken);
            }

            terminal.Output.WriteLine(pull.WasThere
                ? $"{name} is there already and in order: {pull.Path}"
                : $"{name} is installed: {pull.Path} ({Size(pull.Bytes)})");
            if (pull.LacksHelpers && names.Count == 1) terminal.Output.WriteLine($"! {name} works best with its helpers; get them with: models pull recommended");
            if (pull.Replaces is { } old) terminal.Output.WriteLine($"! From the next start on it is used instead of {old}; to keep that one: models use {old}");
        }
    }

    private static void Show(ProgressLine line, ModelTransfer transfer)
    {
        if (transfer.Total is > 0 and var total) line.Report((double)transfer.Bytes / total);
    }

    private static async Task ConfirmAsync(string name, string terms, Terminal terminal, CancellationToken cancellationToken)
    {
        terminal.Progress.WriteLine($"Before you pull {name}:\n\n{terms}\n");
        terminal.Progress.Write("Type yes to accept this and go on: ");
        // A read of the terminal cannot be interrupted; whoever presses Ctrl-C need not wait for it.
        var answer = await Task.Run(terminal.Input.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
        if (answer?.Trim() is "yes") return;
        terminal.Progress.WriteLine();
        throw new CommandException($"{name} was not pulled. To accept its terms without a question: models pull {name} {Accepts}");
    }

    private static async Task VerifyAsync(ModelLibrary library, string? name, Terminal terminal, CancellationToken cancellationToken)
    {
        var verdicts = new List<ModelVerdict>();
        foreach (var id in name is null ? ModelLibrary.Ids : [name])
            verdicts.AddRange(await library.VerifyAsync(id, cancellationToken));
        var files = verdicts.Where(verdict => verdict.Path is not null).ToList();
        foreach (var file in files)
        {
            terminal.Output.WriteLine($"{(file.Fault is null ? "ok     " : "refused")}  {file.Id}  {file.Path}");
            if (file.Fault is not null) terminal.Output.WriteLine($"         {file.Fault}");
        }

        if (files.Count == 0) throw new CommandException(name is null ? "No model is installed." : $"{name} is not installed. Get it with: models pull {name}");
        var refused = files.Count(file => file.Fault is not null);
        if (refused > 0) throw new CommandException($"{refused} of {files.Count} model files are refused and not served. Pull them again or delete them.");
    }

    private static async Task UseAsync(ModelLibrary library, string name, Terminal terminal, CancellationToken cancellationToken)
    {
        await library.UseAsync(name, cancellationToken);
        terminal.Output.WriteLine(name == "auto"
            ? "The best installed pose model is used from the next start of the server on."
            : $"{name} is used from the next start of the server on.");
        if (library.IsSet) terminal.Output.WriteLine("! The setting Inference:Model names a model and wins; set it to auto to let this choice count.");
    }

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");
}
