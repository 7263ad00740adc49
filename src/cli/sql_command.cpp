#include <fmt/format.h>

#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/text_table.h"
#include "formats/csv_text.h"
#include "formats/json_text.h"
#include "record/sql_query.h"

namespace priscus {
namespace {

struct Options {
  std::string database, sql;
  bool json = false, csv = false;
};

// As text; a real as short as reads back the same, bytes as hexadecimal digits.
std::string cell(const SqlQuery& query, int column) {
  switch (query.type(column)) {
    case Statement::Type::real: return fmt::format("{}", query.real(column));
    case Statement::Type::bytes: {
      std::string out;
      for (char byte : query.text(column)) out += fmt::format("{:02x}", static_cast<unsigned char>(byte));
      return out;
    }
    default: return std::string(query.text(column));
  }
}

std::string json_line(const SqlQuery& query) {
  JsonText json;
  json.open_object();
  for (std::size_t i = 0; i < query.columns().size(); ++i) {
    const int column = static_cast<int>(i);
    json.key(query.columns()[i]);
    switch (query.type(column)) {
      case Statement::Type::null: json.null(); break;
      case Statement::Type::integer: json.number(query.number(column)); break;
      case Statement::Type::real: json.number(query.real(column)); break;
      default: json.text(cell(query, column));
    }
  }
  json.close_object();
  return json.take() + '\n';
}

int run(const Options& options) {
  SqlQuery query(options.database, options.sql);
  Output out;
  TextTable table(query.columns());
  if (options.csv) append_csv_line(query.columns(), out.text());
  while (query.next()) {
    if (options.json) {
      out.text() += json_line(query);
    } else {
      std::vector<std::string> cells;
      for (std::size_t i = 0; i < query.columns().size(); ++i) cells.push_back(cell(query, static_cast<int>(i)));
      options.csv ? append_csv_line(cells, out.text()) : table.add(std::move(cells), out.text());
    }
    if (!out.more()) break;
  }
  if (!options.json && !options.csv) table.finish(out.text());
  out.flush();
  return kDone;
}

}  // namespace

Command add_sql(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("sql", "Ask a record a question in SQL; nothing can be changed");
  command->add_option("DB", options->database, "The database that `priscus record` made")->required();
  command->add_option("SQL", options->sql, "One SELECT over the tables of docs/schema.md")->required();
  CLI::Option* csv = command->add_flag("--csv", options->csv, "Comma-separated values with a line of names");
  command->add_flag("--json", options->json, "One row an object a line")->excludes(csv);
  command->footer("Example: priscus sql news.db \"SELECT type, count(*) AS events FROM events GROUP BY type ORDER BY events DESC\"");
  return [options] { return run(*options); };
}

}  // namespace priscus
