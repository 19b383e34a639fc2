namespace TemplateNamespace.Contract;

/// <summary>Implemented by a plugin, called by the host and by other plugins.</summary>
public interface IGreeter
{
    string Greet(string name);
}
