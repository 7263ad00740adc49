#include "service/document_table.h"

#include <algorithm>
#include <map>

#include "record/day_range.h"

namespace priscus {
namespace {

std::vector<CodedWith> read_coders(Database& database, std::map<std::int64_t, std::uint32_t>& numbers) {
  Statement rows = database.prepare("SELECT number, program, model, knowledge FROM coders ORDER BY number");
  std::vector<CodedWith> out;
  while (rows.step()) {
    numbers[rows.number(0)] = static_cast<std::uint32_t>(out.size());
    out.push_back({std::string(rows.text(1)), std::string(rows.text(2)), std::string(rows.text(3))});
  }
  return out;
}

}  // namespace

std::shared_ptr<const DocumentTable> DocumentTable::read(Database& database, const std::shared_ptr<const DocumentTable>& before) {
  std::map<std::int64_t, std::uint32_t> coder_numbers;
  std::vector<CodedWith> coders = read_coders(database, coder_numbers);
  // Documents never go. Who coded one changes only by coding it again, mostly with another version.
  const bool holds = before && before->coder_list == coders;
  auto table = holds ? std::make_shared<DocumentTable>(*before) : std::make_shared<DocumentTable>();
  table->coder_list = std::move(coders);
  Statement rows = database.prepare("SELECT number, date, publisher, recorded_at, coded_with FROM documents WHERE number > ?1 ORDER BY number");
  rows.bind(1, table->rows.empty() ? std::int64_t{0} : table->rows.back());
  while (rows.step()) {
    table->rows.push_back(rows.number(0));
    table->days.push_back(day_index(rows.text(1)));
    table->publishers.push_back(static_cast<std::uint32_t>(table->publisher_names.number(rows.text(2))));
    table->recorded_days.push_back(day_index(rows.text(3).substr(0, 10)));
    table->coders.push_back(coder_numbers[rows.number(4)]);
  }
  table->copies.assign(table->rows.size(), false);
  Statement copies = database.prepare("SELECT number FROM documents WHERE copy_of IS NOT NULL");
  while (copies.step()) {
    const auto it = std::lower_bound(table->rows.begin(), table->rows.end(), copies.number(0));
    if (it != table->rows.end() && *it == copies.number(0)) table->copies[static_cast<std::size_t>(it - table->rows.begin())] = true;
  }
  return table;
}

}  // namespace priscus
