using System.Globalization;
using Hotswap.Discovery;

namespace Hotswap.Generators.Emit;

/// <summary>
/// Writes how values are read and written, inside of one generated class. What takes more than a call becomes a method of that
/// class, written by <see cref="Helpers"/>.
/// </summary>
internal sealed class DataCode
{
    public const string Json = "global::Hotswap.LiveJson";
    public const string JsonReader = "ref global::System.Text.Json.Utf8JsonReader reader";
    public const string JsonWriter = "global::System.Text.Json.Utf8JsonWriter writer";
    public const string IsNull = "reader.TokenType == global::System.Text.Json.JsonTokenType.Null";

    private const string ImmutableArray = "global::System.Collections.Immutable.ImmutableArray<";

    private readonly List<DataValue> _helpers = [];
    private readonly HashSet<int> _read = [];
    private readonly HashSet<int> _written = [];

    /// <summary>An expression that reads a value.</summary>
    public string Read(DataValue value) => value.Form switch
    {
        DataForm.Primitive => Cast(value.Cast, $"{Json}.Read{value.Reader}(ref reader)") + (value.IsReference && !value.IsAnnotated ? "!" : ""),
        DataForm.Enum => $"({value.Type}){Json}.Read{value.Reader}(ref reader)",
        DataForm.Object => $"{value.Class}.Read(ref reader)" + Suppress(value),
        _ => $"Read{Number(value, _read)}(ref reader)" + Suppress(value),
    };

    /// <summary>A statement that writes a value.</summary>
    public string Write(DataValue value, string expression) => value.Form switch
    {
        DataForm.Primitive => $"{Json}.Write(writer, {expression});",
        DataForm.Enum => $"{Json}.Write(writer, ({value.Cast}){expression});",
        DataForm.Object => $"{value.Class}.Write(writer, {expression}{Generic(value)});",
        _ => $"Write{Number(value, _written)}(writer, {expression});",
    };

    /// <summary>Statements that write a member; where the JSON writer takes name and value at once, it gets both.</summary>
    public IEnumerable<string> WriteMember(DataValue value, string name, string expression) => (value.Form, value.Reader) switch
    {
        (DataForm.Primitive, "Boolean") => [$"writer.WriteBoolean({name}, {expression});"],
        (DataForm.Primitive, "SByte" or "Byte" or "Int16" or "UInt16" or "Int32" or "UInt32" or "Int64" or "UInt64") =>
            [$"writer.WriteNumber({name}, {expression});"],
        (DataForm.Enum, _) => [$"writer.WriteNumber({name}, ({value.Cast}){expression});"],
        (DataForm.Primitive, "Guid" or "DateTimeOffset") => [$"writer.WriteString({name}, {expression});"],
        (DataForm.Primitive, "String") => [$"{Json}.Write(writer, {name}, {expression});"],
        _ => [$"writer.WritePropertyName({name});", Write(value, expression)],
    };

    /// <summary>The interface through which a collection that is there already is filled.</summary>
    public static string FillType(DataValue value) => value.Form == DataForm.Dictionary
        ? $"global::System.Collections.Generic.IDictionary<{value.Items[0].DeclaredType}, {value.Items[1].DeclaredType}>"
        : $"global::System.Collections.Generic.ICollection<{value.Items[0].DeclaredType}>";

    /// <summary>Fills a collection from an array or object; the reader stands on its start.</summary>
    public void Fill(SourceWriter writer, DataValue value, string target)
    {
        if (value.Form == DataForm.Dictionary)
        {
            DataValue key = value.Items[0];
            writer
                .Line($"{Json}.StartObject(ref reader, {Code.Literal(value.Noun)});")
                .Open($"while ({Json}.NextKey(ref reader))")
                .Line($"{key.Type} key = {Cast(key.Form == DataForm.Enum ? key.Type : "", $"{Json}.Read{key.Reader}Key(ref reader)")};")
                .Line($"{target}[key] = {Read(value.Items[1])};")
                .Close();
            return;
        }

        string add = value.Recipe?.Add ?? "Add";
        writer
            .Line($"{Json}.StartArray(ref reader, {Code.Literal(value.Noun)});")
            .Open($"while ({Json}.NextItem(ref reader))")
            .Line($"{target}.{add}({Read(value.Items[0])});")
            .Close();
    }

    /// <summary>Writes the methods that were needed, and those that they need.</summary>
    public void Helpers(SourceWriter writer)
    {
        // A method may ask for another one while it is written, so this goes on until nothing is left.
        var readers = new HashSet<int>();
        var writers = new HashSet<int>();
        while (readers.Count < _read.Count || writers.Count < _written.Count)
        {
            for (int i = 0; i < _helpers.Count; i++)
            {
                if (_read.Contains(i) && readers.Add(i))
                {
                    ReadHelper(writer, _helpers[i], i);
                }

                if (_written.Contains(i) && writers.Add(i))
                {
                    WriteHelper(writer, _helpers[i], i);
                }
            }
        }
    }

    private static string Cast(string type, string expression) => type.Length == 0 ? expression : $"({type}){expression}";

    private static string Generic(DataValue value) => value.Type.Contains("<") ? "!" : "";

    /// <summary>Quiets a nullable result where the declared type has no null, and annotations inside of type arguments.</summary>
    private static string Suppress(DataValue value) => value.IsReference && !value.IsAnnotated ? "!" : Generic(value);

    private int Number(DataValue value, HashSet<int> use)
    {
        value = value with { IsAnnotated = false };
        int number = _helpers.IndexOf(value);
        if (number < 0)
        {
            number = _helpers.Count;
            _helpers.Add(value);
        }

        use.Add(number);
        return number;
    }

    private void ReadHelper(SourceWriter writer, DataValue value, int number)
    {
        string name = string.Format(CultureInfo.InvariantCulture, "Read{0}", number);
        writer.Line().Open($"private static {value.NullableType} {name}({JsonReader})");
        switch (value.Form)
        {
            case DataForm.Nullable:
                writer.Line($"return {IsNull} ? null : {Read(value.Items[0])};");
                break;
            case DataForm.Tuple:
                string noun = Code.Literal(value.Noun);
                writer.Line($"{Json}.StartArray(ref reader, {noun});");
                for (int i = 0; i < value.Items.Count; i++)
                {
                    writer
                        .Line($"{Json}.RequireItem(ref reader, {noun});")
                        .Line($"{value.Items[i].DeclaredType} item{i} = {Read(value.Items[i])};");
                }

                writer
                    .Line($"{Json}.EndArray(ref reader, {noun});")
                    .Line($"return {(value.Cast.Length > 0 ? $"new {value.Type}" : "")}({string.Join(", ", value.Items.Select((_, i) => $"item{i}"))});");
                break;
            default:
                CollectionRecipe recipe = value.Recipe!;
                writer
                    .Open($"if ({IsNull})")
                    .Line("return default;")
                    .Close()
                    .Line()
                    .Line($"var items = new {recipe.Buffer}();");
                Fill(writer, value, "items");
                if (recipe.IsReversed)
                {
                    writer.Line("items.Reverse();");
                }

                writer.Line($"return {(recipe.Finish.Length == 0 ? "items" : string.Format(CultureInfo.InvariantCulture, recipe.Finish, "items"))};");
                break;
        }

        writer.Close();
    }

    private void WriteHelper(SourceWriter writer, DataValue value, int number)
    {
        string name = string.Format(CultureInfo.InvariantCulture, "Write{0}", number);
        writer.Line().Open($"private static void {name}({JsonWriter}, {value.NullableType} value)");
        if (value.Form == DataForm.Tuple)
        {
            string[] parts = value.Cast.Length > 0 ? value.Cast.Split(',') : [.. value.Items.Select((_, i) => $"Item{i + 1}")];
            writer.Line($"{Json}.StartArray(writer);");
            for (int i = 0; i < parts.Length; i++)
            {
                writer.Line(Write(value.Items[i], "value." + parts[i]));
            }

            writer.Line("writer.WriteEndArray();").Close();
            return;
        }

        writer
            .Open($"if ({(value.Form == DataForm.Nullable ? "!value.HasValue" : value.Type.StartsWith(ImmutableArray, StringComparison.Ordinal) ? "value.IsDefault" : "value is null")})")
            .Line("writer.WriteNullValue();")
            .Line("return;")
            .Close()
            .Line();
        switch (value.Form)
        {
            case DataForm.Nullable:
                writer.Line(Write(value.Items[0], "value.GetValueOrDefault()"));
                break;
            case DataForm.Dictionary:
                DataValue key = value.Items[0];
                writer
                    .Line($"{Json}.StartObject(writer);")
                    .Open("foreach (var item in value)")
                    .Line($"{Json}.WriteKey(writer, {Cast(key.Form == DataForm.Enum ? key.Cast : "", "item.Key")});")
                    .Line(Write(value.Items[1], "item.Value"))
                    .Close()
                    .Line("writer.WriteEndObject();");
                break;
            default:
                writer
                    .Line($"{Json}.StartArray(writer);")
                    .Open("foreach (var item in value)")
                    .Line(Write(value.Items[0], "item"))
                    .Close()
                    .Line("writer.WriteEndArray();");
                break;
        }

        writer.Close();
    }
}
