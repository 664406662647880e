using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Workflows.Testing;

/// <summary>The settings of <see cref="PostfixServer"/>.</summary>
internal static class PostfixFiles
{
    public static void Write(string folder, PostfixServer server)
    {
        Directory.CreateDirectory(Path.Combine(folder, "etc"));
        Directory.CreateDirectory(Path.Combine(folder, "etc", "sasl"));
        File.WriteAllText(Path.Combine(folder, "cert.pem"), server.Certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "key.pem"), server.Certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(Path.Combine(folder, "etc", "sasl", "smtpd.conf"), $"""
            pwcheck_method: auxprop
            auxprop_plugin: sasldb
            sasldb_path: {folder}/etc/sasl/db
            mech_list: PLAIN LOGIN

            """);
        File.WriteAllText(Path.Combine(folder, "etc", "boxes"), """
            if !/^nobody@/
            /^/ all/
            endif

            """);
        File.WriteAllText(Path.Combine(folder, "etc", "later"), "/^later@/ 450 4.2.0 Please try later\n");
        File.WriteAllText(Path.Combine(folder, "etc", "main.cf"), MainSettings(folder));
        File.WriteAllText(Path.Combine(folder, "etc", "master.cf"), MasterSettings(server));
    }

    /// <summary>For 127.0.0.1 and localhost, one day.</summary>
    public static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now.AddHours(-1), now.AddDays(1));
    }

    private static string MainSettings(string folder) => $"""
        compatibility_level = 3.6
        queue_directory = {folder}/queue
        data_directory = {folder}/data
        maillog_file = {folder}/log
        maillog_file_prefixes = {folder}
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        myhostname = mx.{PostfixServer.Domain}
        mydestination =
        mynetworks = 127.0.0.0/8
        smtputf8_enable = no
        alias_maps =
        virtual_mailbox_domains = {PostfixServer.Domain}
        virtual_mailbox_base = {folder}/boxes
        virtual_mailbox_maps = regexp:{folder}/etc/boxes
        virtual_uid_maps = static:65534
        virtual_gid_maps = static:65534
        smtpd_recipient_restrictions = check_recipient_access regexp:{folder}/etc/later, reject_unauth_destination
        smtpd_error_sleep_time = 0
        smtpd_tls_security_level = may
        smtpd_tls_cert_file = {folder}/cert.pem
        smtpd_tls_key_file = {folder}/key.pem
        smtpd_sasl_type = cyrus
        smtpd_sasl_path = smtpd
        cyrus_sasl_config_path = {folder}/etc/sasl
        smtpd_sasl_local_domain = {PostfixServer.Domain}

        """;

    private static string MasterSettings(PostfixServer server) => $"""
        127.0.0.1:{server.Port} inet n - n - - smtpd
        127.0.0.1:{server.SubmissionPort} inet n - n - - smtpd
          -o smtpd_tls_security_level=encrypt -o smtpd_sasl_auth_enable=yes
          -o smtpd_recipient_restrictions=permit_sasl_authenticated,reject
        127.0.0.1:{server.TlsPort} inet n - n - - smtpd
          -o smtpd_tls_wrappermode=yes -o smtpd_sasl_auth_enable=yes
          -o smtpd_recipient_restrictions=permit_sasl_authenticated,reject
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        tlsmgr unix - - n 1000? 1 tlsmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        proxymap unix - - n - - proxymap
        error unix - - n - - error
        retry unix - - n - - error
        virtual unix - n n - - virtual
        anvil unix - - n - 1 anvil
        postlog unix-dgram n - n - 1 postlogd

        """;
}
