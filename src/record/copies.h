// copies.h: which documents of a record are reprints of one another (near_copy.h), kept up to date as documents come.
//
//     Copies copies(database);
//     Copies::Place place = copies.add(row, document, bands);
//     if (place.original) … its events count … else … they do not …
//     for (std::int64_t row : place.demoted) … its events are to be taken away …
//
// Documents that are copies of each other, directly or through others, are a group; its original is the one with the smallest date and then hash,
// whichever came first. Only documents at most kCopyDays apart are compared; undated ones with undated ones.
#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "priscus/document.h"
#include "record/database.h"
#include "record/near_copy.h"

namespace priscus {

class Copies {
 public:
  explicit Copies(Database& database) : database_(database) {}

  struct Place {
    bool original = true;
    std::vector<std::int64_t> demoted;  // rows of documents that were originals until now
  };
  // `row` is the row of a document that has just been added. Without bands it is compared with nothing.
  Place add(std::int64_t row, const Document& document, const std::vector<std::int64_t>& bands);

 private:
  std::vector<std::int64_t> candidates(std::int64_t row, const Document& document, const std::vector<std::int64_t>& bands);
  Place join(std::int64_t row, const std::vector<std::int64_t>& originals);

  // Of a document of this record. The text of a row never changes; a row that is given again after a rollback comes through add().
  const CopyShape& shape_of(std::int64_t row);
  const CopyShape& keep(std::int64_t row, CopyShape shape);

  Database& database_;
  std::unordered_map<std::int64_t, CopyShape> shapes_;
  Statement band_ = database_.prepare("INSERT INTO copy_bands (band, day, document) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");
  Statement find_ = database_.prepare("SELECT document FROM copy_bands WHERE band = ?1 AND day BETWEEN ?2 AND ?3");
  Statement text_ = database_.prepare("SELECT text FROM documents WHERE number = ?1");
  Statement original_ = database_.prepare("SELECT coalesce(copy_of, number) FROM documents WHERE number = ?1");
  Statement first_ = database_.prepare("SELECT coalesce(date, ''), hash FROM documents WHERE number = ?1");
  Statement adopt_ = database_.prepare("UPDATE documents SET copy_of = ?1 WHERE copy_of = ?2 OR number = ?2");
};

}  // namespace priscus
