using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Workflows.Host.Sealing;

namespace Workflows.Host.Identity;

/// <summary>Keys of cookies and tokens are wrapped by the installation's master key before they are stored.</summary>
public sealed class SharedKeyEncryptor(MasterKey master) : IXmlEncryptor
{
    internal const string Subject = "cookies and tokens";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
        new XElement("wrapped", Convert.ToBase64String(master.Wrap(Subject, Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting))))),
        typeof(SharedKeyDecryptor));
}

/// <summary>Made by the framework when it reads a stored key.</summary>
public sealed class SharedKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(Encoding.UTF8.GetString(
        services.GetRequiredService<MasterKey>().Unwrap(SharedKeyEncryptor.Subject, Convert.FromBase64String(encryptedElement.Value))));
}
