using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ErasedMarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "EraseKey",
                table: "ModerationSettings",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ErasedMarks",
                columns: table => new
                {
                    ArticleId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Mark = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    CommentId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ErasedMarks", x => new { x.ArticleId, x.Mark, x.CommentId });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ErasedMarks");

            migrationBuilder.DropColumn(
                name: "EraseKey",
                table: "ModerationSettings");
        }
    }
}
