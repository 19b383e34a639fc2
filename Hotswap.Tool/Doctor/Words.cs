namespace Hotswap.Tool.Doctor;

/// <summary>Names as people write them.</summary>
internal static class Words
{
    private const string BackingField = ">k__BackingField";

    /// <summary>The property's name in place of that of its field.</summary>
    public static string Member(string? field) => field is null ? "?"
        : field.EndsWith(BackingField, StringComparison.Ordinal) ? field[1..^BackingField.Length] : field;
}
