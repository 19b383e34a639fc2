using Hotswap.Discovery;
using Hotswap.Generators.Model;
using Hotswap.Generators.Modelling;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Generators.Emit;

/// <summary>Writes the class that reads and writes one type of live data.</summary>
internal static class DataObjectEmitter
{
    public static SourceText Emit(DataObjectModel model)
    {
        DataObject data = model.Data;
        var code = new DataCode();
        SourceWriter writer = Code.File();
        writer
            .Open($"namespace {model.EntryNamespace}")
            .Line($"/// <summary>Reads and writes <c>{Code.Doc(data.Type)}</c> as live data, member by member.</summary>")
            .Line(Code.GeneratedCode)
            .Open($"internal static class {data.Class}");
        for (int i = 0; i < data.Members.Count; i++)
        {
            writer.Line($"private static readonly global::System.Text.Json.JsonEncodedText _name{i} = "
                + $"global::System.Text.Json.JsonEncodedText.Encode({Code.Literal(data.Members[i].Name)}, {DataCode.Json}.Encoder);");
        }

        writer.Line();
        Write(writer, data, code);
        writer.Line();
        Read(writer, data, code);
        code.Helpers(writer);
        AccessorEmitter.Emit(writer, data);
        return writer.Close().Close().ToSourceText();
    }

    private static void Write(SourceWriter writer, DataObject data, DataCode code)
    {
        writer
            .Line("/// <summary>Writes a value.</summary>")
            .Open($"internal static void Write({DataCode.JsonWriter}, {Nullable(data)} value)");
        if (!data.IsStruct)
        {
            writer.Open("if (value is null)").Line("writer.WriteNullValue();").Line("return;").Close().Line();
        }

        if (!data.IsSealed)
        {
            writer.Line($"{DataCode.Json}.RequireExact(value, typeof({data.Type}));");
        }

        writer.Line($"{DataCode.Json}.StartObject(writer);");
        for (int i = 0; i < data.Members.Count; i++)
        {
            DataMember member = data.Members[i];
            foreach (string line in code.WriteMember(member.Value, $"_name{i}", "value." + Identifiers.Escape(member.Name)))
            {
                writer.Line(line);
            }
        }

        writer.Line("writer.WriteEndObject();").Close();
    }

    private static void Read(SourceWriter writer, DataObject data, DataCode code)
    {
        writer
            .Line("/// <summary>Reads a value; what is missing keeps its declared default, where it is not required.</summary>")
            .Open($"internal static {Nullable(data)} Read({DataCode.JsonReader})");
        if (!data.IsStruct)
        {
            writer.Open($"if ({DataCode.IsNull})").Line("return null;").Close().Line();
        }

        writer.Line($"{DataCode.Json}.StartObject(ref reader, {Code.Literal(data.Noun)});");
        bool isLate = data.Arguments.Count > 0;
        if (!isLate)
        {
            writer.Line($"{data.Type} value = {Creation(data)};");
        }

        for (int i = 0; i < data.Members.Count; i++)
        {
            DataMember member = data.Members[i];
            if (isLate)
            {
                bool hasDefault = member.Default.Length > 0 && !member.IsRequired;
                writer.Line($"{member.Value.NullableType} arg{i} = {(hasDefault ? member.Default : "default")};");
            }

            if (NeedsFlag(member, isLate))
            {
                writer.Line($"bool has{i} = false;");
            }
        }

        MemberLoop.Emit(writer, [.. data.Members.Select((member, i) => new LoopMember(member.Name, member.FormerNames, w =>
        {
            if (isLate && member.Assignment != DataAssignment.Fill)
            {
                w.Line($"arg{i} = {code.Read(member.Value)};");
            }
            else if (isLate)
            {
                w.Line($"arg{i} = {code.Read(member.Value with { IsAnnotated = true })};");
            }
            else
            {
                Assign(w, data, member, code, code.Read(member.Value));
            }

            if (NeedsFlag(member, isLate))
            {
                w.Line($"has{i} = true;");
            }
        }))]);
        writer.Line();
        for (int i = 0; i < data.Members.Count; i++)
        {
            DataMember member = data.Members[i];
            if (member.IsRequired)
            {
                writer
                    .Open($"if (!has{i})")
                    .Line($"throw {DataCode.Json}.Missing({Code.Literal(member.Name)}, {Code.Literal(member.Value.Noun)});")
                    .Close()
                    .Line();
            }
        }

        if (isLate)
        {
            Construct(writer, data);
        }

        writer.Line("return value;").Close();
    }

    private static void Construct(SourceWriter writer, DataObject data)
    {
        writer.Line($"{data.Type} value = {Creation(data)};");
        for (int i = 0; i < data.Members.Count; i++)
        {
            DataMember member = data.Members[i];
            if (member.Assignment == DataAssignment.Argument)
            {
                continue;
            }

            writer.Open($"if (has{i})");
            if (member.Assignment == DataAssignment.Fill)
            {
                Refill(writer, data, member, $"arg{i}");
            }
            else
            {
                Set(writer, data, member, $"arg{i}{(member.Value.IsReference ? "!" : "")}");
            }

            writer.Close().Line();
        }
    }

    private static bool NeedsFlag(DataMember member, bool isLate) =>
        member.IsRequired || (isLate && member.Assignment != DataAssignment.Argument);

    private static string Creation(DataObject data)
    {
        string arguments = string.Join(", ", data.Arguments.Select(a => $"arg{a}{(data.Members[a].Value.IsReference ? "!" : "")}"));
        return data.Creation switch
        {
            DataCreation.Default => "default",
            DataCreation.Accessor => $"{AccessorEmitter.Name(data, data.Accessors.Count - 1)}({arguments})",
            _ => $"new {data.Type}({arguments})",
        };
    }

    private static void Assign(SourceWriter writer, DataObject data, DataMember member, DataCode code, string expression)
    {
        if (member.Assignment != DataAssignment.Fill)
        {
            Set(writer, data, member, expression);
            return;
        }

        writer
            .Open($"if ({DataCode.IsNull} || value.{Identifiers.Escape(member.Name)} is not {{ }} held)")
            .Line("reader.Skip();")
            .Line("continue;")
            .Close()
            .Line()
            .Line($"{DataCode.FillType(member.Value)} items = held;")
            .Line("items.Clear();");
        code.Fill(writer, member.Value with { Recipe = null }, "items");
    }

    /// <summary>Moves what was read into the collection that the constructor made.</summary>
    private static void Refill(SourceWriter writer, DataObject data, DataMember member, string read)
    {
        string items = $"items_{read}";
        writer
            .Open($"if ({read} is not null && value.{Identifiers.Escape(member.Name)} is {{ }} held_{read})")
            .Line($"{DataCode.FillType(member.Value)} {items} = held_{read};")
            .Line($"{items}.Clear();")
            .Open($"foreach (var item in {read})")
            .Line($"{items}.Add(item);")
            .Close()
            .Close();
    }

    private static void Set(SourceWriter writer, DataObject data, DataMember member, string expression)
    {
        if (member.Assignment == DataAssignment.Assign)
        {
            writer.Line($"value.{Identifiers.Escape(member.Name)} = {expression};");
            return;
        }

        DataAccessor accessor = data.Accessors[member.Accessor];
        string target = accessor.IsStruct ? "ref value" : "value";
        string call = AccessorEmitter.Name(data, member.Accessor);
        writer.Line(accessor.Kind == DataAccessorKind.Field ? $"{call}({target}) = {expression};" : $"{call}({target}, {expression});");
    }

    private static string Nullable(DataObject data) => data.IsStruct ? data.Type : data.Type + "?";
}
