using System.Dynamic;
using System.Reflection;

namespace Hotswap.Generators.Tests.LiveThings;

/// <summary>The members of an object of a type that a test has no name for.</summary>
internal sealed class Members(object value) : DynamicObject
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy;

    public object Value => value;

    public object? this[string name] => value.GetType().GetProperty(name, Any) is { } property
        ? property.GetValue(value)
        : value.GetType().GetField(name, Any)!.GetValue(value);

    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        object? held = this[binder.Name];
        result = held is null || held.GetType().Assembly == typeof(object).Assembly ? held : new Members(held);
        return true;
    }
}
