using System.ComponentModel;
using System.Text.Json;

namespace Hotswap;

/// <summary>Reads a value; generated.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="reader">Stands on the first token of the value and is left on its last.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T LiveJsonReader<out T>(ref Utf8JsonReader reader);

/// <summary>Writes a value; generated.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="writer">Where to.</param>
/// <param name="value">The value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void LiveJsonWriter<in T>(Utf8JsonWriter writer, T value);
