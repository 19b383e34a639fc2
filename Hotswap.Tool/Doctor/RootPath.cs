using Microsoft.Diagnostics.Runtime;

namespace Hotswap.Tool.Doctor;

/// <summary>A shortest way from a root to an object of a version.</summary>
/// <param name="Root">What keeps the first object; null where it is a thread-static field.</param>
/// <param name="Objects">The objects, the last one the version's.</param>
internal sealed record RootPath(ClrRoot? Root, IReadOnlyList<ClrObject> Objects)
{
    /// <summary>The version's object.</summary>
    public ClrObject Held => Objects[^1];

    /// <summary>The field by which an object of the path leads to the next, or null where it is an element or a dependent handle.</summary>
    public string? FieldAfter(int index) => After(index) is { IsField: true, Field: { } field } reference
        ? reference.InnerField is { } inner ? $"{Words.Member(field.Name)}.{Words.Member(inner.Field?.Name)}" : Words.Member(field.Name)
        : null;

    /// <summary>Whether an object of the path leads to the next by a dependent handle, of which it is the key.</summary>
    public bool IsKeyAt(int index) => After(index) is { IsDependentHandle: true };

    private ClrReference? After(int index)
    {
        foreach (ClrReference reference in Objects[index].EnumerateReferencesWithFields(carefully: true, considerDependantHandles: true))
        {
            if (reference.Object.Address == Objects[index + 1].Address)
            {
                return reference;
            }
        }

        return null;
    }
}
