using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Workflows.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", maxLength: -1, nullable: true, collation: "C"),
                    security_stamp = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    concurrency_stamp = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    phone_number = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "acts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    instance_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    task_id = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    node_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    visit = table.Column<int>(type: "integer", nullable: false),
                    stage_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    stage_english_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    person_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    as_post = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    on_behalf_of = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    act = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_acts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "case_parties",
                columns: table => new
                {
                    instance_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    person_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    role = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_parties", x => new { x.instance_id, x.person_id, x.role });
                });

            migrationBuilder.CreateTable(
                name: "case_terms",
                columns: table => new
                {
                    term = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false, collation: "C"),
                    instance_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_terms", x => new { x.term, x.instance_id });
                });

            migrationBuilder.CreateTable(
                name: "counters",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    xml = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "drafts",
                columns: table => new
                {
                    person_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_drafts", x => new { x.person_id, x.subject });
                });

            migrationBuilder.CreateTable(
                name: "due_work",
                columns: table => new
                {
                    instance_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    timer_id = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    leased_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    last_error = table.Column<string>(type: "text", maxLength: -1, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_due_work", x => new { x.instance_id, x.timer_id });
                });

            migrationBuilder.CreateTable(
                name: "evidence",
                columns: table => new
                {
                    hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    subject_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    media_type = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    added_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evidence", x => new { x.hash, x.subject_id });
                });

            migrationBuilder.CreateTable(
                name: "holiday_years",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    year = table.Column<int>(type: "integer", nullable: false),
                    json = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    imported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    imported_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_holiday_years", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kinship",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    person_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    other_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    relation = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    valid_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    valid_to = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kinship", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledgers",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    unit_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    year = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    english_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    balance_fen = table.Column<long>(type: "bigint", nullable: false),
                    yearly_fen = table.Column<long>(type: "bigint", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    last_hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledgers", x => x.id);
                    table.CheckConstraint("balance_not_below_zero", "balance_fen >= 0");
                });

            migrationBuilder.CreateTable(
                name: "mail_tokens",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    person_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    instance_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    task_id = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    visit = table.Column<int>(type: "integer", nullable: false),
                    package_hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    killed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail_tokens", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    slug = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    instance_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    node_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    visit = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    phase = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    from_day = table.Column<DateOnly>(type: "date", nullable: true),
                    until_day = table.Column<DateOnly>(type: "date", nullable: true),
                    deadline = table.Column<string>(type: "text", maxLength: -1, nullable: true, collation: "C"),
                    heading = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    body = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    public_values = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices", x => x.slug);
                });

            migrationBuilder.CreateTable(
                name: "objections",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    notice_slug = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    words_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    contact_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_objections", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "opened",
                columns: table => new
                {
                    person_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opened", x => new { x.person_id, x.subject });
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    instance_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    effect = table.Column<int>(type: "integer", nullable: false),
                    recipient = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    payload = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    due = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    leased_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    last_error = table.Column<string>(type: "text", maxLength: -1, nullable: true, collation: "C"),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "packages",
                columns: table => new
                {
                    hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    number = table.Column<int>(type: "integer", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    deployed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deployed_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_packages", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "persons",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    email = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    mobile = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    reads_english = table.Column<bool>(type: "boolean", nullable: false),
                    demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    valid_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    valid_to = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_persons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "posts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    post = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    unit_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    person_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    valid_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    valid_to = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_posts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "register_entries",
                columns: table => new
                {
                    register = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    current = table.Column<bool>(type: "boolean", nullable: false),
                    unit_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    unit_path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    values = table.Column<byte[]>(type: "bytea", nullable: false),
                    instance_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    actor_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_entries", x => new { x.register, x.key, x.version });
                });

            migrationBuilder.CreateTable(
                name: "rule_packs",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    version = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    json = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    added_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rule_packs", x => new { x.id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "sealed_values",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    subject_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    search_tag = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sealed_values", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "settings",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settings", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "subject_keys",
                columns: table => new
                {
                    subject_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    wrapped_key = table.Column<byte[]>(type: "bytea", nullable: true),
                    master_key_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    destroyed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_subject_keys", x => x.subject_id);
                });

            migrationBuilder.CreateTable(
                name: "substitutes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    person_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    substitute_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    process = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    limit_fen = table.Column<long>(type: "bigint", nullable: true),
                    valid_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    valid_to = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_substitutes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "system_journal",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    actor_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_system_journal", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "units",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    valid_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    english_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    level = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    parent_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    path = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    region = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    valid_to = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_units", x => new { x.id, x.valid_from });
                });

            migrationBuilder.CreateTable(
                name: "world_stamp",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    stamp = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_world_stamp", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "account_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    claim_value = table.Column<string>(type: "text", maxLength: -1, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_claims", x => x.id);
                    table.ForeignKey(
                        name: "FK_account_claims_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    provider_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    provider_display_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "FK_account_logins_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", maxLength: -1, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "FK_account_tokens_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ledger_entries",
                columns: table => new
                {
                    ledger_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    entry_key = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    fen = table.Column<long>(type: "bigint", nullable: false),
                    change_fen = table.Column<long>(type: "bigint", nullable: false),
                    balance_fen = table.Column<long>(type: "bigint", nullable: false),
                    instance_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    instance_seq = table.Column<long>(type: "bigint", nullable: false),
                    actor_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_entries", x => new { x.ledger_id, x.seq });
                    table.ForeignKey(
                        name: "FK_ledger_entries_ledgers_ledger_id",
                        column: x => x.ledger_id,
                        principalTable: "ledgers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "instances",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    start_command_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    number = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    title = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    package_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    package_hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    running = table.Column<bool>(type: "boolean", nullable: false),
                    outcome = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    unit_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    unit_path = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    sensitivity = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    starter_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    last_hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    state = table.Column<byte[]>(type: "bytea", nullable: false),
                    state_schema = table.Column<int>(type: "integer", nullable: false),
                    amount_fen = table.Column<long>(type: "bigint", nullable: true),
                    stuck = table.Column<bool>(type: "boolean", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_instances", x => x.id);
                    table.ForeignKey(
                        name: "FK_instances_packages_package_hash",
                        column: x => x.package_hash,
                        principalTable: "packages",
                        principalColumn: "hash",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "package_files",
                columns: table => new
                {
                    package_hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    path = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_package_files", x => new { x.package_hash, x.path });
                    table.ForeignKey(
                        name: "FK_package_files_packages_package_hash",
                        column: x => x.package_hash,
                        principalTable: "packages",
                        principalColumn: "hash",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "journal",
                columns: table => new
                {
                    instance_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    command_id = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    actor_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal", x => new { x.instance_id, x.seq });
                    table.ForeignKey(
                        name: "FK_journal_instances_instance_id",
                        column: x => x.instance_id,
                        principalTable: "instances",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tasks",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    instance_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    node_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    visit = table.Column<int>(type: "integer", nullable: false),
                    purpose = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    stage_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    stage_english_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    package_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    package_hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    number = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    title = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    unit_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    starter_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    sensitivity = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    form = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    amount_fen = table.Column<long>(type: "bigint", nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_day = table.Column<DateOnly>(type: "date", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    paused = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tasks", x => x.id);
                    table.ForeignKey(
                        name: "FK_tasks_instances_instance_id",
                        column: x => x.instance_id,
                        principalTable: "instances",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "task_exclusions",
                columns: table => new
                {
                    task_id = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    person_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_task_exclusions", x => new { x.task_id, x.person_id });
                    table.ForeignKey(
                        name: "FK_task_exclusions_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "task_principals",
                columns: table => new
                {
                    task_id = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    principal = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    due = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    why = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_task_principals", x => new { x.task_id, x.principal });
                    table.ForeignKey(
                        name: "FK_task_principals_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "world_stamp",
                columns: new[] { "id", "stamp" },
                values: new object[] { 1, new Guid("00000000-0000-0000-0000-000000000000") });

            migrationBuilder.CreateIndex(
                name: "IX_account_claims_user_id",
                table: "account_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_account_logins_user_id",
                table: "account_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "accounts",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_person_id",
                table: "accounts",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "accounts",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_acts_instance_id",
                table: "acts",
                column: "instance_id");

            migrationBuilder.CreateIndex(
                name: "IX_acts_person_id_at_id",
                table: "acts",
                columns: new[] { "person_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_acts_task_id",
                table: "acts",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "IX_case_parties_person_id_instance_id",
                table: "case_parties",
                columns: new[] { "person_id", "instance_id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_terms_instance_id",
                table: "case_terms",
                column: "instance_id");

            migrationBuilder.CreateIndex(
                name: "IX_due_work_at",
                table: "due_work",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_holiday_years_year",
                table: "holiday_years",
                column: "year");

            migrationBuilder.CreateIndex(
                name: "IX_instances_number",
                table: "instances",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "IX_instances_package_hash",
                table: "instances",
                column: "package_hash");

            migrationBuilder.CreateIndex(
                name: "IX_instances_start_command_id",
                table: "instances",
                column: "start_command_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_instances_started_at_id",
                table: "instances",
                columns: new[] { "started_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_instances_starter_id_started_at",
                table: "instances",
                columns: new[] { "starter_id", "started_at" });

            migrationBuilder.CreateIndex(
                name: "IX_instances_stuck",
                table: "instances",
                column: "stuck");

            migrationBuilder.CreateIndex(
                name: "IX_instances_unit_path",
                table: "instances",
                column: "unit_path");

            migrationBuilder.CreateIndex(
                name: "IX_journal_actor_id_at",
                table: "journal",
                columns: new[] { "actor_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_journal_instance_id_command_id",
                table: "journal",
                columns: new[] { "instance_id", "command_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kinship_other_id",
                table: "kinship",
                column: "other_id");

            migrationBuilder.CreateIndex(
                name: "IX_kinship_person_id",
                table: "kinship",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_entries_instance_id",
                table: "ledger_entries",
                column: "instance_id");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_entries_ledger_id_kind_entry_key",
                table: "ledger_entries",
                columns: new[] { "ledger_id", "kind", "entry_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledgers_unit_id_year",
                table: "ledgers",
                columns: new[] { "unit_id", "year" });

            migrationBuilder.CreateIndex(
                name: "IX_mail_tokens_hash",
                table: "mail_tokens",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_mail_tokens_task_id",
                table: "mail_tokens",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "IX_notices_instance_id_node_id_visit",
                table: "notices",
                columns: new[] { "instance_id", "node_id", "visit" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_notices_phase_until_day",
                table: "notices",
                columns: new[] { "phase", "until_day" });

            migrationBuilder.CreateIndex(
                name: "IX_objections_notice_slug_raised_at",
                table: "objections",
                columns: new[] { "notice_slug", "raised_at" });

            migrationBuilder.CreateIndex(
                name: "IX_opened_subject",
                table: "opened",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_instance_id_seq_effect_recipient",
                table: "outbox",
                columns: new[] { "instance_id", "seq", "effect", "recipient" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_state_due",
                table: "outbox",
                columns: new[] { "state", "due" });

            migrationBuilder.CreateIndex(
                name: "IX_packages_name_deployed_at",
                table: "packages",
                columns: new[] { "name", "deployed_at" });

            migrationBuilder.CreateIndex(
                name: "IX_persons_name",
                table: "persons",
                column: "name");

            migrationBuilder.CreateIndex(
                name: "IX_posts_person_id",
                table: "posts",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_posts_post_unit_id",
                table: "posts",
                columns: new[] { "post", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "IX_register_entries_instance_id",
                table: "register_entries",
                column: "instance_id");

            migrationBuilder.CreateIndex(
                name: "IX_register_entries_register_current_unit_path_key",
                table: "register_entries",
                columns: new[] { "register", "current", "unit_path", "key" });

            migrationBuilder.CreateIndex(
                name: "IX_sealed_values_search_tag",
                table: "sealed_values",
                column: "search_tag");

            migrationBuilder.CreateIndex(
                name: "IX_sealed_values_subject_id",
                table: "sealed_values",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "IX_substitutes_person_id",
                table: "substitutes",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_substitutes_substitute_id",
                table: "substitutes",
                column: "substitute_id");

            migrationBuilder.CreateIndex(
                name: "IX_system_journal_actor_id_seq",
                table: "system_journal",
                columns: new[] { "actor_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_system_journal_kind_seq",
                table: "system_journal",
                columns: new[] { "kind", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_task_principals_principal_due_task_id",
                table: "task_principals",
                columns: new[] { "principal", "due", "task_id" });

            migrationBuilder.CreateIndex(
                name: "IX_tasks_due_at",
                table: "tasks",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "IX_tasks_instance_id",
                table: "tasks",
                column: "instance_id");

            migrationBuilder.CreateIndex(
                name: "IX_units_path",
                table: "units",
                column: "path");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_claims");

            migrationBuilder.DropTable(
                name: "account_logins");

            migrationBuilder.DropTable(
                name: "account_tokens");

            migrationBuilder.DropTable(
                name: "acts");

            migrationBuilder.DropTable(
                name: "case_parties");

            migrationBuilder.DropTable(
                name: "case_terms");

            migrationBuilder.DropTable(
                name: "counters");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "drafts");

            migrationBuilder.DropTable(
                name: "due_work");

            migrationBuilder.DropTable(
                name: "evidence");

            migrationBuilder.DropTable(
                name: "holiday_years");

            migrationBuilder.DropTable(
                name: "journal");

            migrationBuilder.DropTable(
                name: "kinship");

            migrationBuilder.DropTable(
                name: "ledger_entries");

            migrationBuilder.DropTable(
                name: "mail_tokens");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "objections");

            migrationBuilder.DropTable(
                name: "opened");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "package_files");

            migrationBuilder.DropTable(
                name: "persons");

            migrationBuilder.DropTable(
                name: "posts");

            migrationBuilder.DropTable(
                name: "register_entries");

            migrationBuilder.DropTable(
                name: "rule_packs");

            migrationBuilder.DropTable(
                name: "sealed_values");

            migrationBuilder.DropTable(
                name: "settings");

            migrationBuilder.DropTable(
                name: "subject_keys");

            migrationBuilder.DropTable(
                name: "substitutes");

            migrationBuilder.DropTable(
                name: "system_journal");

            migrationBuilder.DropTable(
                name: "task_exclusions");

            migrationBuilder.DropTable(
                name: "task_principals");

            migrationBuilder.DropTable(
                name: "units");

            migrationBuilder.DropTable(
                name: "world_stamp");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "ledgers");

            migrationBuilder.DropTable(
                name: "tasks");

            migrationBuilder.DropTable(
                name: "instances");

            migrationBuilder.DropTable(
                name: "packages");
        }
    }
}
