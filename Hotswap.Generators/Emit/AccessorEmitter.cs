using Hotswap.Discovery;

namespace Hotswap.Generators.Emit;

/// <summary>
/// Writes the accessors of a type. The runtime binds them to init-only and private setters, read-only fields and constructors, without
/// reflection. For a generic type they lie in a generic holder, because an accessor cannot name a closed one.
/// </summary>
internal static class AccessorEmitter
{
    /// <summary>How an accessor is called.</summary>
    public static string Name(DataObject data, int accessor) => data.Accessors[accessor].TypeArguments is { Length: > 0 } arguments
        ? $"Accessor{accessor}{arguments}.Call"
        : $"Accessor{accessor}";

    public static void Emit(SourceWriter writer, DataObject data)
    {
        for (int i = 0; i < data.Accessors.Count; i++)
        {
            DataAccessor accessor = data.Accessors[i];
            writer.Line();
            if (accessor.TypeParameters.Length > 0)
            {
                writer.Open($"private static class Accessor{i}{accessor.TypeParameters}{accessor.Constraints}");
                Method(writer, accessor, "internal", "Call");
                writer.Close();
            }
            else
            {
                Method(writer, accessor, "private", $"Accessor{i}");
            }
        }
    }

    private static void Method(SourceWriter writer, DataAccessor accessor, string access, string name)
    {
        string receiver = (accessor.IsStruct ? "ref " : "") + accessor.Receiver + " receiver";
        (string kind, string target, string result, string parameters) = accessor.Kind switch
        {
            DataAccessorKind.Setter => ("Method", $", Name = {Code.Literal(accessor.Target)}", "void", $"{receiver}, {accessor.Parameters} value"),
            DataAccessorKind.Field => ("Field", $", Name = {Code.Literal(accessor.Target)}", "ref " + accessor.Parameters, receiver),
            _ => ("Constructor", "", accessor.Receiver, accessor.Parameters),
        };
        writer
            .Line($"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.{kind}{target})]")
            .Line($"{access} static extern {result} {name}({parameters});");
    }
}
