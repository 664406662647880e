using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Workflows.Data.Migrations
{
    /// <inheritdoc />
    public partial class Survives : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "document_word",
                table: "units",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "id_number_seal",
                table: "persons",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "access_tokens",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    beginning = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    scopes = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    addresses = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_tokens", x => x.id);
                    table.ForeignKey(
                        name: "FK_access_tokens_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "document_templates",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    package = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: true),
                    file_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    added_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document_templates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "documents",
                columns: table => new
                {
                    instance_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    node_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    visit = table.Column<int>(type: "integer", nullable: false),
                    organ_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    type = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    number = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    year = table.Column<int>(type: "integer", nullable: true),
                    serial = table.Column<long>(type: "bigint", nullable: true),
                    dated_on = table.Column<DateOnly>(type: "date", nullable: true),
                    phase = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    file_hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    template_hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    stamped_hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    scans = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    sent_seq = table.Column<long>(type: "bigint", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents", x => new { x.instance_id, x.node_id, x.visit });
                });

            migrationBuilder.CreateTable(
                name: "import_runs",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    file_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    file_hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    only_good = table.Column<bool>(type: "boolean", nullable: false),
                    cancel_asked = table.Column<bool>(type: "boolean", nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    @new = table.Column<int>(name: "new", type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    faulty = table.Column<int>(type: "integer", nullable: false),
                    unknown_headings = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    said_chinese = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    said_english = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    leased_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    attempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "package_releases",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    package_hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    released_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_package_releases", x => x.id);
                    table.ForeignKey(
                        name: "FK_package_releases_packages_package_hash",
                        column: x => x.package_hash,
                        principalTable: "packages",
                        principalColumn: "hash",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    began_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    idle_minutes = table.Column<int>(type: "integer", nullable: true),
                    lapses_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    device = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.id);
                    table.ForeignKey(
                        name: "FK_sessions_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_attempts",
                columns: table => new
                {
                    name_hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    locked_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_in_attempts", x => x.name_hash);
                });

            migrationBuilder.CreateTable(
                name: "upload_parts",
                columns: table => new
                {
                    person_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    upload_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    offset = table.Column<long>(type: "bigint", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_upload_parts", x => new { x.person_id, x.upload_id, x.offset });
                });

            migrationBuilder.CreateTable(
                name: "uploads",
                columns: table => new
                {
                    person_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    name = table.Column<byte[]>(type: "bytea", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    received = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_uploads", x => new { x.person_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "webhooks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    address = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    events = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    former_secret = table.Column<byte[]>(type: "bytea", nullable: true),
                    former_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    paused_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhooks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "import_lines",
                columns: table => new
                {
                    run_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    number = table.Column<int>(type: "integer", nullable: false),
                    row = table.Column<int>(type: "integer", nullable: false),
                    column = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    found = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    said_chinese = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    said_english = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    is_fault = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_lines", x => new { x.run_id, x.number });
                    table.ForeignKey(
                        name: "FK_import_lines_import_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "import_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "webhook_attempts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    webhook_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    @event = table.Column<string>(name: "event", type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: true),
                    milliseconds = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_attempts", x => x.id);
                    table.ForeignKey(
                        name: "FK_webhook_attempts_webhooks_webhook_id",
                        column: x => x.webhook_id,
                        principalTable: "webhooks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_persons_id_number_seal",
                table: "persons",
                column: "id_number_seal");

            migrationBuilder.CreateIndex(
                name: "IX_persons_mobile",
                table: "persons",
                column: "mobile");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_state_id",
                table: "outbox",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_instances_running_package_hash",
                table: "instances",
                columns: new[] { "running", "package_hash" });

            migrationBuilder.CreateIndex(
                name: "IX_evidence_subject_id_added_at",
                table: "evidence",
                columns: new[] { "subject_id", "added_at" });

            migrationBuilder.CreateIndex(
                name: "IX_access_tokens_account_id_issued_at",
                table: "access_tokens",
                columns: new[] { "account_id", "issued_at" });

            migrationBuilder.CreateIndex(
                name: "IX_access_tokens_hash",
                table: "access_tokens",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_tokens_issued_at_id",
                table: "access_tokens",
                columns: new[] { "issued_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_document_templates_package_name_from_day",
                table: "document_templates",
                columns: new[] { "package", "name", "from_day" });

            migrationBuilder.CreateIndex(
                name: "IX_documents_organ_id_type_year_serial",
                table: "documents",
                columns: new[] { "organ_id", "type", "year", "serial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_import_runs_state_lease_until",
                table: "import_runs",
                columns: new[] { "state", "lease_until" });

            migrationBuilder.CreateIndex(
                name: "IX_package_releases_name_from_id",
                table: "package_releases",
                columns: new[] { "name", "from", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_package_releases_package_hash",
                table: "package_releases",
                column: "package_hash");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_account_id_lapses_at",
                table: "sessions",
                columns: new[] { "account_id", "lapses_at" });

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_attempts_at",
                table: "sign_in_attempts",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_uploads_changed_at",
                table: "uploads",
                column: "changed_at");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_attempts_webhook_id_id",
                table: "webhook_attempts",
                columns: new[] { "webhook_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_tokens");

            migrationBuilder.DropTable(
                name: "document_templates");

            migrationBuilder.DropTable(
                name: "documents");

            migrationBuilder.DropTable(
                name: "import_lines");

            migrationBuilder.DropTable(
                name: "package_releases");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "sign_in_attempts");

            migrationBuilder.DropTable(
                name: "upload_parts");

            migrationBuilder.DropTable(
                name: "uploads");

            migrationBuilder.DropTable(
                name: "webhook_attempts");

            migrationBuilder.DropTable(
                name: "import_runs");

            migrationBuilder.DropTable(
                name: "webhooks");

            migrationBuilder.DropIndex(
                name: "IX_persons_id_number_seal",
                table: "persons");

            migrationBuilder.DropIndex(
                name: "IX_persons_mobile",
                table: "persons");

            migrationBuilder.DropIndex(
                name: "IX_outbox_state_id",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "IX_instances_running_package_hash",
                table: "instances");

            migrationBuilder.DropIndex(
                name: "IX_evidence_subject_id_added_at",
                table: "evidence");

            migrationBuilder.DropColumn(
                name: "document_word",
                table: "units");

            migrationBuilder.DropColumn(
                name: "id_number_seal",
                table: "persons");
        }
    }
}
