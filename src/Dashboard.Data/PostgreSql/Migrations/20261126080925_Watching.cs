using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Watching : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SourcePollings_Host",
                table: "SourcePollings");

            migrationBuilder.AddColumn<bool>(
                name: "WatchPages",
                table: "Stories",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<bool>(
                name: "WatchPages",
                table: "Sources",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "Absence",
                table: "Articles",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "WatchOff",
                table: "Articles",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "PageWatches",
                columns: table => new
                {
                    ArticleId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Address = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    With = table.Column<string>(type: "text", nullable: false),
                    NextAt = table.Column<long>(type: "bigint", nullable: true),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    Fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    StandsIn = table.Column<bool>(type: "boolean", nullable: false),
                    QuietSince = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    LastResult = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Looks = table.Column<int>(type: "integer", nullable: false),
                    Host = table.Column<string>(type: "text", nullable: false),
                    ETag = table.Column<string>(type: "text", nullable: true),
                    LastModified = table.Column<string>(type: "text", nullable: true),
                    LastTryAt = table.Column<long>(type: "bigint", nullable: true),
                    LastError = table.Column<string>(type: "text", nullable: true),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    LeasedBy = table.Column<string>(type: "text", nullable: true),
                    LeasedUntil = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PageWatches", x => x.ArticleId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SourcePollings_LeasedUntil",
                table: "SourcePollings",
                column: "LeasedUntil");

            migrationBuilder.CreateIndex(
                name: "IX_PageWatches_LeasedUntil",
                table: "PageWatches",
                column: "LeasedUntil");

            migrationBuilder.CreateIndex(
                name: "IX_PageWatches_NextAt",
                table: "PageWatches",
                column: "NextAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PageWatches");

            migrationBuilder.DropIndex(
                name: "IX_SourcePollings_LeasedUntil",
                table: "SourcePollings");

            migrationBuilder.DropColumn(
                name: "WatchPages",
                table: "Stories");

            migrationBuilder.DropColumn(
                name: "WatchPages",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "Absence",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "WatchOff",
                table: "Articles");

            migrationBuilder.CreateIndex(
                name: "IX_SourcePollings_Host",
                table: "SourcePollings",
                column: "Host");
        }
    }
}
