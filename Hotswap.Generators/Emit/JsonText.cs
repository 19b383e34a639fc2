using System.Globalization;
using System.Text;

namespace Hotswap.Generators.Emit;

/// <summary>Writes compact JSON; the compiler's own libraries have no writer.</summary>
internal sealed class JsonText
{
    private readonly StringBuilder _text = new();
    private bool _needsComma;

    /// <summary>Opens an object or array.</summary>
    public JsonText Open(char bracket)
    {
        Comma();
        _text.Append(bracket);
        _needsComma = false;
        return this;
    }

    /// <summary>Closes an object or array.</summary>
    public JsonText Close(char bracket)
    {
        _text.Append(bracket);
        _needsComma = true;
        return this;
    }

    /// <summary>Writes a property's name; its value follows.</summary>
    public JsonText Name(string name)
    {
        Comma();
        String(name);
        _text.Append(':');
        _needsComma = false;
        return this;
    }

    /// <summary>Writes a property.</summary>
    public JsonText Property(string name, string value)
    {
        Name(name);
        String(value);
        _needsComma = true;
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Comma()
    {
        if (_needsComma)
        {
            _text.Append(',');
        }
    }

    private void String(string value)
    {
        _text.Append('"');
        foreach (char c in value)
        {
            if (c is '"' or '\\')
            {
                _text.Append('\\').Append(c);
            }
            else if (c < ' ' || char.IsSurrogate(c))
            {
                // A lone surrogate cannot be written otherwise, and a pair may be.
                _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                _text.Append(c);
            }
        }

        _text.Append('"');
    }
}
