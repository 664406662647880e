using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Workflows.Data.Migrations
{
    /// <inheritdoc />
    public partial class Approvals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_terms");

            migrationBuilder.CreateTable(
                name: "calendar_addresses",
                columns: table => new
                {
                    person_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_addresses", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "case_copies",
                columns: table => new
                {
                    person_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    instance_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    sent_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    words = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_copies", x => new { x.person_id, x.instance_id });
                    table.ForeignKey(
                        name: "FK_case_copies_instances_instance_id",
                        column: x => x.instance_id,
                        principalTable: "instances",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_search",
                columns: table => new
                {
                    instance_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    unit_path = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    terms = table.Column<int[]>(type: "integer[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_search", x => x.instance_id);
                });

            migrationBuilder.CreateTable(
                name: "saved_filters",
                columns: table => new
                {
                    person_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    list = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    query = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_filters", x => new { x.person_id, x.list, x.name });
                });

            migrationBuilder.CreateTable(
                name: "stage_figures",
                columns: table => new
                {
                    unit_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    month = table.Column<int>(type: "integer", nullable: false),
                    package_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    node_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    step = table.Column<int>(type: "integer", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    returned = table.Column<int>(type: "integer", nullable: false),
                    late = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stage_figures", x => new { x.unit_id, x.month, x.package_name, x.node_id, x.step });
                });

            migrationBuilder.CreateTable(
                name: "stage_times",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    unit_path = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    package_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    node_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    month = table.Column<int>(type: "integer", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    returned = table.Column<int>(type: "integer", nullable: false),
                    late = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stage_times", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_calendar_addresses_hash",
                table: "calendar_addresses",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_case_copies_instance_id",
                table: "case_copies",
                column: "instance_id");

            migrationBuilder.CreateIndex(
                name: "IX_case_copies_person_id_at_instance_id",
                table: "case_copies",
                columns: new[] { "person_id", "at", "instance_id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_copies_person_id_read_at",
                table: "case_copies",
                columns: new[] { "person_id", "read_at" });

            migrationBuilder.CreateIndex(
                name: "IX_case_search_started_at_instance_id",
                table: "case_search",
                columns: new[] { "started_at", "instance_id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_search_terms",
                table: "case_search",
                column: "terms")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:fastupdate", false);

            migrationBuilder.CreateIndex(
                name: "IX_case_search_unit_path",
                table: "case_search",
                column: "unit_path");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar_addresses");

            migrationBuilder.DropTable(
                name: "case_copies");

            migrationBuilder.DropTable(
                name: "case_search");

            migrationBuilder.DropTable(
                name: "saved_filters");

            migrationBuilder.DropTable(
                name: "stage_figures");

            migrationBuilder.DropTable(
                name: "stage_times");

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

            migrationBuilder.CreateIndex(
                name: "IX_case_terms_instance_id",
                table: "case_terms",
                column: "instance_id");
        }
    }
}
