using Google.Protobuf.Reflection;

namespace Aikynetix.Grpc.Reflection;

/// <summary>Which .proto file declares which name, of the mapped services and everything their files import.</summary>
internal sealed class SymbolTable
{
    private readonly Dictionary<string, FileDescriptor> _files = [];
    private readonly Dictionary<string, FileDescriptor> _symbols = [];

    /// <summary>Reads the files of the given services.</summary>
    public SymbolTable(IEnumerable<ServiceDescriptor> services)
    {
        var distinct = services.DistinctBy(service => service.FullName).OrderBy(service => service.FullName, StringComparer.Ordinal).ToList();
        Services = [.. distinct.Select(service => service.FullName)];
        foreach (var service in distinct) Add(service.File);
    }

    /// <summary>Full names of the mapped services.</summary>
    public IReadOnlyList<string> Services { get; }

    /// <summary>The file of a name as it is imported.</summary>
    public FileDescriptor? File(string name) => _files.GetValueOrDefault(name);

    /// <summary>The file that declares a full name.</summary>
    public FileDescriptor? Declaring(string symbol) => _symbols.GetValueOrDefault(symbol);

    /// <summary>A file and everything it imports, each once.</summary>
    public static IEnumerable<FileDescriptor> WithImports(FileDescriptor file) =>
        file.Dependencies.SelectMany(WithImports).Prepend(file).DistinctBy(import => import.Name);

    private void Add(FileDescriptor file)
    {
        if (!_files.TryAdd(file.Name, file)) return;
        foreach (var import in file.Dependencies) Add(import);
        foreach (var message in file.MessageTypes) Add(message);
        foreach (var choice in file.EnumTypes) Add(choice);
        foreach (var service in file.Services)
        {
            _symbols[service.FullName] = file;
            foreach (var method in service.Methods) _symbols[method.FullName] = file;
        }
    }

    private void Add(MessageDescriptor message)
    {
        _symbols[message.FullName] = message.File;
        foreach (var field in message.Fields.InDeclarationOrder()) _symbols[field.FullName] = message.File;
        foreach (var choice in message.Oneofs) _symbols[choice.FullName] = message.File;
        foreach (var nested in message.NestedTypes) Add(nested);
        foreach (var nested in message.EnumTypes) Add(nested);
    }

    // The values of an enum are named beside it, not inside it.
    private void Add(EnumDescriptor choice)
    {
        _symbols[choice.FullName] = choice.File;
        foreach (var value in choice.Values) _symbols[value.FullName] = choice.File;
    }
}
