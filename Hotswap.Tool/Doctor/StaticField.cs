using System.Globalization;
using Microsoft.Diagnostics.Runtime;

namespace Hotswap.Tool.Doctor;

/// <summary>A static field of what is not a plugin.</summary>
/// <param name="Type">The type that declares it.</param>
/// <param name="Field">The name of the field.</param>
/// <param name="Thread">The thread whose value it is; null where all threads have one.</param>
internal sealed record StaticField(ClrType Type, string Field, int? Thread)
{
    /// <summary>The name, with that of its type, as it stands in the source.</summary>
    public string Name => $"{Type.Name}.{Words.Member(Field)}";

    public override string ToString() =>
        Thread is { } thread ? string.Create(CultureInfo.InvariantCulture, $"thread-static field {Name} of thread {thread}") : $"static field {Name}";
}
