using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Hotswap.Generators.Tests.LiveThings;

/// <summary>Makes values of any supported type, at the edges more often than not, and compares them bit for bit.</summary>
internal sealed class RandomValue(Random random)
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private const int MaxDepth = 4;

    private static readonly MethodInfo _frozenSet = typeof(FrozenSet).GetMethods().Single(m => m.Name == "ToFrozenSet");
    private static readonly MethodInfo _frozenDictionary = typeof(FrozenDictionary).GetMethods()
        .Single(m => m.Name == "ToFrozenDictionary" && m.GetParameters().Length == 2);

    public object? Make(Type type, int depth = 0)
    {
        if (Nullable.GetUnderlyingType(type) is { } held)
        {
            return random.Next(3) == 0 ? null : Make(held, depth);
        }

        if (!type.IsValueType && (random.Next(5) == 0 || depth > MaxDepth))
        {
            return null;
        }

        if (type.IsEnum)
        {
            return Enum.ToObject(type, Make(type.GetEnumUnderlyingType(), depth)!);
        }

        return Primitive(type) ?? (IsTuple(type) ? Tuple(type, depth) : type.IsArray || IsCollection(type) ? Collection(type, depth) : Object(type, depth));
    }

    /// <summary>Whether two values are the same, bit for bit; the order in a set or dictionary does not matter.</summary>
    public static bool Same(object? left, object? right)
    {
        if (left is null || right is null || left.GetType() != right.GetType())
        {
            return left is null && right is null;
        }

        return (left, right) switch
        {
            (double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b),
            (float a, float b) => BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b),
            (Half a, Half b) => BitConverter.HalfToInt16Bits(a) == BitConverter.HalfToInt16Bits(b),
            (decimal a, decimal b) => decimal.GetBits(a).AsSpan().SequenceEqual(decimal.GetBits(b)),
            (DateTime a, DateTime b) => a.Ticks == b.Ticks && a.Kind == b.Kind,
            (DateTimeOffset a, DateTimeOffset b) => a.EqualsExact(b),
            (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
            (ReadOnlyMemory<byte> a, ReadOnlyMemory<byte> b) => a.Span.SequenceEqual(b.Span),
            (LiveData a, LiveData b) => a == b,
            _ when left.GetType() is { IsPrimitive: true } or { IsEnum: true } || left is Int128 or UInt128 or Guid or DateOnly or TimeOnly or TimeSpan or Version =>
                left.Equals(right),
            (IEnumerable a, IEnumerable b) => SameItems(a, b),
            _ => Data(left.GetType()).All(f => Same(f.GetValue(left), f.GetValue(right))),
        };
    }

    private static bool SameItems(IEnumerable left, IEnumerable right)
    {
        if (IsDefaultArray(left) || IsDefaultArray(right))
        {
            return IsDefaultArray(left) && IsDefaultArray(right);
        }

        object?[] a = [.. left.Cast<object?>()];
        object?[] b = [.. right.Cast<object?>()];
        bool ordered = left is IList or IReadOnlyList<object> || !IsUnordered(left.GetType());
        return a.Length == b.Length
            && (ordered ? a.Zip(b).All(p => Same(p.First, p.Second)) : a.All(x => b.Any(y => Same(x, y))));
    }

    private static bool IsUnordered(Type type) =>
        type.Name.Contains("Set", StringComparison.Ordinal) || type.Name.Contains("Bag", StringComparison.Ordinal) || type.Name.Contains("Dictionary", StringComparison.Ordinal);

    private static bool IsDefaultArray(object value) => value.GetType() is { IsGenericType: true } type
        && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
        && (bool)type.GetProperty("IsDefault")!.GetValue(value)!;

    private static bool IsTuple(Type type) => type.IsGenericType && (typeof(ITuple).IsAssignableFrom(type) || type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));

    private static bool IsCollection(Type type) => type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type);

    /// <summary>All fields that hold data: what is carried, whatever it is called by.</summary>
    private static IEnumerable<FieldInfo> Data(Type type)
    {
        for (Type? level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(Instance | BindingFlags.DeclaredOnly))
            {
                bool isHidden = field.Name is "<No>k__BackingField" || (level != type && field.Name is "<Id>k__BackingField" or "<Name>k__BackingField" && level.Name == "Base");
                if (!isHidden)
                {
                    yield return field;
                }
            }
        }
    }

    private object Object(Type type, int depth)
    {
        object value = RuntimeHelpers.GetUninitializedObject(type);
        foreach (FieldInfo field in Data(type))
        {
            field.SetValue(value, Make(field.FieldType, depth + 1));
        }

        return value;
    }

    private object Tuple(Type type, int depth) =>
        Activator.CreateInstance(type, [.. type.GetGenericArguments().Select(a => Make(a, depth + 1))])!;

    private object Collection(Type type, int depth)
    {
        Type[] arguments = type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments();
        int count = random.Next(4);
        if (arguments.Length == 2)
        {
            var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
            for (int i = 0; i < count; i++)
            {
                map[NotNull(arguments[0])] = Make(arguments[1], depth + 1);
            }

            return type.Name switch
            {
                "IDictionary`2" or "IReadOnlyDictionary`2" or "Dictionary`2" => map,
                "ImmutableDictionary`2" or "IImmutableDictionary`2" => Create(typeof(ImmutableDictionary), arguments, map),
                "ImmutableSortedDictionary`2" => Create(typeof(ImmutableSortedDictionary), arguments, map),
                "FrozenDictionary`2" => _frozenDictionary.MakeGenericMethod(arguments).Invoke(null, [map, null])!,
                _ => Activator.CreateInstance(type, map)!,
            };
        }

        var items = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(arguments))!;
        bool takesNull = !type.Name.Contains("Set", StringComparison.Ordinal);
        for (int i = 0; i < count; i++)
        {
            items.Add(takesNull ? Make(arguments[0], depth + 1) : NotNull(arguments[0]));
        }

        return type.Name switch
        {
            _ when type.IsArray => items.GetType().GetMethod("ToArray")!.Invoke(items, null)!,
            "IEnumerable`1" or "ICollection`1" or "IList`1" or "IReadOnlyCollection`1" or "IReadOnlyList`1" or "List`1" => items,
            "ISet`1" or "IReadOnlySet`1" => Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(arguments), items)!,
            "ImmutableArray`1" => random.Next(3) == 0 ? Activator.CreateInstance(type)! : Create(typeof(ImmutableArray), arguments, items),
            "ImmutableList`1" or "IImmutableList`1" => Create(typeof(ImmutableList), arguments, items),
            "ImmutableHashSet`1" or "IImmutableSet`1" => Create(typeof(ImmutableHashSet), arguments, items),
            "ImmutableSortedSet`1" => Create(typeof(ImmutableSortedSet), arguments, items),
            "ImmutableQueue`1" or "IImmutableQueue`1" => Create(typeof(ImmutableQueue), arguments, items),
            "ImmutableStack`1" or "IImmutableStack`1" => Create(typeof(ImmutableStack), arguments, items),
            "FrozenSet`1" => _frozenSet.MakeGenericMethod(arguments).Invoke(null, [items, null])!,
            _ => Activator.CreateInstance(type, items)!,
        };
    }

    private static object Create(Type factory, Type[] arguments, object items) => factory.GetMethods()
        .Single(m => m.Name == "CreateRange"
            && m.GetGenericArguments().Length == arguments.Length
            && m.GetParameters() is [{ ParameterType: { IsGenericType: true } p }]
            && p.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        .MakeGenericMethod(arguments)
        .Invoke(null, [items])!;

    private object NotNull(Type type)
    {
        while (true)
        {
            if (Make(type) is { } value)
            {
                return value;
            }
        }
    }

    private object? Primitive(Type type)
    {
        byte[] bits = new byte[16];
        int edge = random.Next(4);
        if (edge == 0)
        {
            bits.AsSpan().Fill(0xFF);
        }
        else if (edge != 1)
        {
            random.NextBytes(bits);
        }

        return Type.GetTypeCode(type) switch
        {
            _ when type.IsEnum => null,
            TypeCode.Boolean => (bits[0] & 1) == 1,
            TypeCode.SByte => (sbyte)bits[0],
            TypeCode.Byte => bits[0],
            TypeCode.Int16 => BitConverter.ToInt16(bits),
            TypeCode.UInt16 => BitConverter.ToUInt16(bits),
            TypeCode.Int32 => BitConverter.ToInt32(bits),
            TypeCode.UInt32 => BitConverter.ToUInt32(bits),
            TypeCode.Int64 => BitConverter.ToInt64(bits),
            TypeCode.UInt64 => BitConverter.ToUInt64(bits),
            TypeCode.Single => edge == 2 ? -0f : BitConverter.ToSingle(bits),
            TypeCode.Double => edge == 2 ? double.NegativeInfinity : BitConverter.ToDouble(bits),
            TypeCode.Decimal => new decimal(BitConverter.ToInt32(bits), BitConverter.ToInt32(bits, 4), BitConverter.ToInt32(bits, 8), bits[12] > 127, (byte)(bits[13] % 29)),
            TypeCode.Char => BitConverter.ToChar(bits),
            TypeCode.String => Text(),
            TypeCode.DateTime => new DateTime((long)(BitConverter.ToUInt64(bits) % (ulong)DateTime.MaxValue.Ticks), (DateTimeKind)(bits[9] % 3)),
            _ when type == typeof(Int128) => new Int128(BitConverter.ToUInt64(bits), BitConverter.ToUInt64(bits, 8)),
            _ when type == typeof(UInt128) => new UInt128(BitConverter.ToUInt64(bits), BitConverter.ToUInt64(bits, 8)),
            _ when type == typeof(Half) => BitConverter.ToHalf(bits),
            _ when type == typeof(Guid) => new Guid(bits),
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(
                TimeSpan.TicksPerDay + (long)(BitConverter.ToUInt64(bits) % (ulong)(DateTime.MaxValue.Ticks - (2 * TimeSpan.TicksPerDay))),
                TimeSpan.FromMinutes((bits[9] * 6) - 765)),
            _ when type == typeof(DateOnly) => DateOnly.FromDayNumber((int)(BitConverter.ToUInt32(bits) % (uint)DateOnly.MaxValue.DayNumber)),
            _ when type == typeof(TimeOnly) => new TimeOnly((long)(BitConverter.ToUInt64(bits) % (ulong)TimeOnly.MaxValue.Ticks)),
            _ when type == typeof(TimeSpan) => new TimeSpan(BitConverter.ToInt64(bits)),
            _ when type == typeof(byte[]) => bits[..random.Next(17)],
            _ when type == typeof(ReadOnlyMemory<byte>) => new ReadOnlyMemory<byte>(bits, 0, random.Next(17)),
            _ when type == typeof(Version) => new Version(bits[0], bits[1], bits[2], bits[3]),
            _ when type == typeof(LiveData) => edge switch
            {
                0 => LiveData.Nothing,
                1 => (LiveData)Text(),
                2 => (LiveData)BitConverter.ToDouble(bits),
                _ => LiveData.FromJson("""{"n":[1,null]}"""u8),
            },
            _ => null,
        };
    }

    private string Text()
    {
        char[] units = new char[random.Next(8)];
        for (int i = 0; i < units.Length; i++)
        {
            units[i] = random.Next(6) switch
            {
                0 => (char)random.Next(0xD800, 0xE000),
                1 => '\u001A',
                2 => (char)random.Next(0x10000),
                3 => "\"\\/\n\0é"[random.Next(6)],
                _ => (char)random.Next('a', 'z'),
            };
        }

        return new string(units);
    }
}
