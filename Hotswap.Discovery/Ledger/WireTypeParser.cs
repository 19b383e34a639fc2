namespace Hotswap.Discovery;

/// <summary>Reads what <see cref="WireType.ToString"/> writes.</summary>
internal struct WireTypeParser
{
    private static readonly HashSet<string> _primitives = new(StringComparer.Ordinal)
    {
        "bool", "sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "decimal", "char", "string", "bytes",
        "System.Int128", "System.UInt128", "System.Half", "System.Guid", "System.DateTime", "System.DateTimeOffset", "System.DateOnly",
        "System.TimeOnly", "System.TimeSpan", "System.Uri", "System.Version", "Hotswap.LiveData",
    };

    private readonly string _text;
    private int _position;

    private WireTypeParser(string text) => _text = text;

    /// <summary>The type, or null if the text is none.</summary>
    public static WireType? Parse(string text)
    {
        var parser = new WireTypeParser(text);
        WireType? type = parser.Type();
        return type is not null && parser._position == text.Length ? type : null;
    }

    private WireType? Type()
    {
        WireType? type = Core();
        while (type is not null)
        {
            if (Take("[]"))
            {
                type = new WireType(WireForm.Array, "", new([type]));
            }
            else if (Take("?"))
            {
                type = new WireType(WireForm.Nullable, "", new([type]));
            }
            else
            {
                break;
            }
        }

        return type;
    }

    private WireType? Core()
    {
        if (Take("("))
        {
            return Items(", ", ")") is { } items ? new WireType(WireForm.Tuple, "", items.ToEquatableArray()) : null;
        }

        if (Take("{"))
        {
            return Items(": ", "}") is { Count: 2 } pair ? new WireType(WireForm.Map, "", pair.ToEquatableArray()) : null;
        }

        string name = Name();
        return name.Length == 0 ? null
            : _primitives.Contains(name) ? WireType.Primitive(name)
            : new WireType(WireForm.Object, name, EquatableArray<WireType>.Empty);
    }

    private List<WireType>? Items(string separator, string end)
    {
        var items = new List<WireType>();
        do
        {
            if (Type() is not { } item)
            {
                return null;
            }

            items.Add(item);
        }
        while (Take(separator));
        return Take(end) ? items : null;
    }

    /// <summary>A name with all that stands in its angle brackets.</summary>
    private string Name()
    {
        int start = _position;
        int depth = 0;
        for (; _position < _text.Length; _position++)
        {
            char c = _text[_position];
            depth += c switch { '<' => 1, '>' => -1, _ => 0 };
            if (depth < 0 || (depth == 0 && !(char.IsLetterOrDigit(c) || c is '_' or '.' or '@' or '>')))
            {
                break;
            }
        }

        return depth == 0 ? _text.Substring(start, _position - start) : "";
    }

    private bool Take(string token)
    {
        bool isThere = string.CompareOrdinal(_text, _position, token, 0, token.Length) == 0;
        _position += isThere ? token.Length : 0;
        return isThere;
    }
}
