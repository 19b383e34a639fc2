using System.Collections.Concurrent;

namespace Extension.Contract;

/// <summary>The commands of one generation, by name. The host makes one for each generation, the plugins fill it.</summary>
public sealed class CommandTable
{
    private readonly ConcurrentDictionary<string, Func<string, string>> _commands = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of all commands, sorted.</summary>
    public IReadOnlyList<string> Names => [.. _commands.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Adds a command.</summary>
    /// <exception cref="ArgumentException">There is a command of that name.</exception>
    public void Add(string name, Func<string, string> command)
    {
        if (!_commands.TryAdd(name, command))
        {
            throw new ArgumentException($"There is a command {name} already.", nameof(name));
        }
    }

    /// <summary>Runs a command.</summary>
    public string Run(string name, string text) => _commands[name](text);
}
