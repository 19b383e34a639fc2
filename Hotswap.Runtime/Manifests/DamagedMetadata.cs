namespace Hotswap;

/// <summary>What reading a damaged assembly throws.</summary>
internal static class DamagedMetadata
{
    /// <summary>
    /// Whether damage is the reason. Mostly that is a <see cref="BadImageFormatException"/>, but numbers that make no sense
    /// also come out as what they do to the reader's arithmetic.
    /// </summary>
    public static bool Explains(Exception e) => e
        is BadImageFormatException
        or OverflowException
        or ArgumentException
        or IndexOutOfRangeException
        or InvalidOperationException
        or NotSupportedException;
}
