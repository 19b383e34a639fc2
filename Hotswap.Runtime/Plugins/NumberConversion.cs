using System.Numerics;

namespace Hotswap;

/// <summary>Converts boxed numbers where the other type holds exactly the same number.</summary>
internal static class NumberConversion
{
    /// <summary>Whether a value is of one of the number types.</summary>
    public static bool IsNumber(object value) =>
        value is int or long or double or float or decimal or byte or short or uint or ulong or sbyte or ushort
            or nint or nuint or Half or Int128 or UInt128;

    /// <summary>The value as a <typeparamref name="T"/>, a number type or its nullable, if it is a number that T can hold.</summary>
    public static bool TryConvert<T>(object value, out T? converted)
    {
        object? result = value switch
        {
            sbyte n => To<T, Int128>(n),
            byte n => To<T, Int128>(n),
            short n => To<T, Int128>(n),
            ushort n => To<T, Int128>(n),
            int n => To<T, Int128>(n),
            uint n => To<T, Int128>(n),
            long n => To<T, Int128>(n),
            ulong n => To<T, Int128>(n),
            nint n => To<T, Int128>(n),
            nuint n => To<T, Int128>(n),
            Int128 n => To<T, Int128>(n),
            UInt128 n => To<T, UInt128>(n),
            Half n => To<T, double>((double)n),
            float n => To<T, double>(n),
            double n => To<T, double>(n),
            decimal n => To<T, decimal>(n),
            _ => null,
        };
        if (result is T fit)
        {
            converted = fit;
            return true;
        }

        converted = default;
        return false;
    }

    private static object? To<T, TFrom>(TFrom value)
        where TFrom : struct, INumber<TFrom>
    {
        Type type = typeof(T);
        return type == typeof(int) || type == typeof(int?) ? Exact<int, TFrom>(value)
            : type == typeof(long) || type == typeof(long?) ? Exact<long, TFrom>(value)
            : type == typeof(double) || type == typeof(double?) ? Exact<double, TFrom>(value)
            : type == typeof(float) || type == typeof(float?) ? Exact<float, TFrom>(value)
            : type == typeof(decimal) || type == typeof(decimal?) ? Exact<decimal, TFrom>(value)
            : type == typeof(byte) || type == typeof(byte?) ? Exact<byte, TFrom>(value)
            : type == typeof(sbyte) || type == typeof(sbyte?) ? Exact<sbyte, TFrom>(value)
            : type == typeof(short) || type == typeof(short?) ? Exact<short, TFrom>(value)
            : type == typeof(ushort) || type == typeof(ushort?) ? Exact<ushort, TFrom>(value)
            : type == typeof(uint) || type == typeof(uint?) ? Exact<uint, TFrom>(value)
            : type == typeof(ulong) || type == typeof(ulong?) ? Exact<ulong, TFrom>(value)
            : type == typeof(nint) || type == typeof(nint?) ? Exact<nint, TFrom>(value)
            : type == typeof(nuint) || type == typeof(nuint?) ? Exact<nuint, TFrom>(value)
            : type == typeof(Half) || type == typeof(Half?) ? Exact<Half, TFrom>(value)
            : type == typeof(Int128) || type == typeof(Int128?) ? Exact<Int128, TFrom>(value)
            : type == typeof(UInt128) || type == typeof(UInt128?) ? Exact<UInt128, TFrom>(value)
            : null;
    }

    private static object? Exact<TTo, TFrom>(TFrom value)
        where TTo : struct, INumber<TTo>
        where TFrom : struct, INumber<TFrom>
    {
        try
        {
            TTo converted = TTo.CreateChecked(value);
            TFrom back = TFrom.CreateChecked(converted);

            // Equals rather than ==, for NaN; the sign, for a zero that has one.
            return back.Equals(value) && TTo.IsNegative(converted) == TFrom.IsNegative(value) ? converted : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
