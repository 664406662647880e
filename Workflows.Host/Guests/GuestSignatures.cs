using System.Text;
using System.Text.Json.Nodes;
using Workflows.Data;
using Workflows.Engine.Journal;
using Workflows.Host.Evidence;
using Workflows.Host.Execution;
using Workflows.Host.Identity;
using Workflows.Host.Sealing;
using Workflows.Host.Tasks;

namespace Workflows.Host.Guests;

/// <summary>
/// What shows afterwards how a guest signed: who, what, where the code went, when it was sent and typed, from which device and
/// address. Kept as evidence under the guest's own key; the record names its hash.
/// </summary>
public sealed class GuestSignatures(WorkflowsContext data, EvidenceStore evidence, Sealer sealer, CodePost post, IHttpContextAccessor accessor)
{
    /// <param name="signed">What was signed, as the command has it.</param>
    public async Task<GuestSignature> MakeAsync(GuestSight.Open open, JsonObject signed, DateTimeOffset codeSent, DateTimeOffset at, CancellationToken cancellation)
    {
        await SubjectKeys.EnsureAsync(data, sealer, open.Guest.Id, cancellation);
        var http = accessor.HttpContext!;
        var bytes = CanonicalJson.Bytes(new JsonObject
        {
            ["kind"] = "guestSignature", ["case"] = open.Instance.Id, ["number"] = open.Instance.Number, ["guest"] = open.Guest.Id, ["name"] = open.Person.Name,
            ["role"] = open.Guest.Role, ["organization"] = open.Guest.Organization, ["signed"] = signed, ["codeWentTo"] = post.Goes(open.Person.Mobile, open.Person.Email),
            ["codeSentAt"] = Instants.Text(codeSent), ["codeTypedAt"] = Instants.Text(at), ["network"] = PersonSignIn.AddressOf(http),
            ["userAgent"] = http.Request.Headers.UserAgent.ToString().Cut(400),
        });
        return new(EvidenceStore.HashOf(bytes), bytes);
    }

    /// <summary>Lays it down in the transaction of the step that names it.</summary>
    public Alongside Kept(GuestSight.Open open, GuestSignature signature) => async (step, cancellation) => step.Context.Add(
        await evidence.RowAsync(step.Context, signature.Hash, open.Guest.Id, signature.Bytes, "application/json", "signature.json", open.Guest.Id, cancellation));

    public static string HashOf(string text) => EvidenceStore.HashOf(Encoding.UTF8.GetBytes(text));
}

/// <param name="Hash">SHA-256 of the bytes, in lower-case hexadecimal.</param>
public sealed record GuestSignature(string Hash, byte[] Bytes);
