// check_import.h: what holds of every import.
#pragma once
#include <cstdio>

#include "knowledge/dictionary.h"
#include "knowledge/test_files.h"

inline void check_counts(const priscus::Imported& imported) {
  int left_out = 0, last = 0;
  for (const priscus::ImportNote& note : imported.notes) {
    left_out += note.what == priscus::ImportNote::What::left_out;
    if (note.line < 1 || note.line < last || note.cause.empty()) __builtin_trap();
    last = note.line;
  }
  if (imported.taken > imported.lines || imported.taken + left_out < imported.lines) __builtin_trap();
}

inline void check_no_faults(const priscus::TestKnowledge& knowledge, const priscus::Imported& imported) {
  if (knowledge.faults().empty()) return;
  std::fprintf(stderr, "%s\n%s", knowledge.faults().front().c_str(), imported.text.c_str());
  __builtin_trap();
}
