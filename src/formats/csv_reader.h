// csv_reader.h: a table with a header as documents, one a row: RFC 4180, and the variants that spreadsheets write.
//
//     id,date,title,text
//     a1,2021-05-22,Talks in Oslo,"The ministers met. ""We talked,"" one said."
//
// The separator is the one of , ; tab | that makes the most columns of the header. Columns are found by their names in
// document_fields.h, in any case; others are ignored. Fields may hold line feeds within quotation marks. Windows-1252
// and its like are found and converted, see encoding.h.
#pragma once
#include <memory>
#include <string_view>

#include "formats/line_source.h"
#include "formats/reader.h"

namespace priscus {

// A header without a text column is a problem and nothing is read. A row with another number of columns than the
// header, without text, with bytes after a closing quotation mark, or longer than the limit (4 MiB at most) gives a
// problem and the next one is read; after a fault in the marks reading goes on at the next line.
std::unique_ptr<DocumentReader> read_csv(std::unique_ptr<LineSource> source, const ReaderOptions& options);

// Is this line a header: at least two columns that we know, one of them the text?
bool is_csv_header(std::string_view line);

}  // namespace priscus
