using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class FollowedThreads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ArticleId",
                table: "Sources",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "DayFirst",
                table: "Sources",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Zone",
                table: "Sources",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Backlog",
                table: "SourcePollings",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "FirstReadAt",
                table: "SourcePollings",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Hub",
                table: "SourcePollings",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "HubAskedAt",
                table: "SourcePollings",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HubRemark",
                table: "SourcePollings",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HubSecret",
                table: "SourcePollings",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "HubUntil",
                table: "SourcePollings",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Place",
                table: "SourcePollings",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SkipDays",
                table: "SourcePollings",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "SkipHours",
                table: "SourcePollings",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Topic",
                table: "SourcePollings",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DeskEntries",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    SourceId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Kind = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ActorId = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    ActorName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Before = table.Column<string>(type: "text", nullable: true),
                    After = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeskEntries", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DeskEntries_SourceId_Id",
                table: "DeskEntries",
                columns: new[] { "SourceId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DeskEntries");

            migrationBuilder.DropColumn(
                name: "ArticleId",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "DayFirst",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "Zone",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "Backlog",
                table: "SourcePollings");

            migrationBuilder.DropColumn(
                name: "FirstReadAt",
                table: "SourcePollings");

            migrationBuilder.DropColumn(
                name: "Hub",
                table: "SourcePollings");

            migrationBuilder.DropColumn(
                name: "HubAskedAt",
                table: "SourcePollings");

            migrationBuilder.DropColumn(
                name: "HubRemark",
                table: "SourcePollings");

            migrationBuilder.DropColumn(
                name: "HubSecret",
                table: "SourcePollings");

            migrationBuilder.DropColumn(
                name: "HubUntil",
                table: "SourcePollings");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "SourcePollings");

            migrationBuilder.DropColumn(
                name: "SkipDays",
                table: "SourcePollings");

            migrationBuilder.DropColumn(
                name: "SkipHours",
                table: "SourcePollings");

            migrationBuilder.DropColumn(
                name: "Topic",
                table: "SourcePollings");
        }
    }
}
