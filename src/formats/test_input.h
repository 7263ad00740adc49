// test_input.h: for the tests of readers: bytes as a file, read to the end.
//
//     TestInput input;
//     const auto documents = input.read("a.csv", "id,text\n1,They met.\n");
//     EXPECT_THAT(input.problems(), ElementsAre(…));   // messages, without the folder
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"
#include "formats/reader.h"

namespace priscus {

class TestInput {
 public:
  TestInput() { std::filesystem::create_directories(folder_); }
  ~TestInput() { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories(std::filesystem::path(folder_ + name).parent_path());
    write_file(folder_ + name, bytes);
    return folder_ + name;
  }
  std::vector<Document> read(const std::string& name, const std::string& bytes, const ReaderOptions& options = {}) {
    return read_path(write(name, bytes), options);
  }
  // A file of testdata/.
  std::vector<Document> read_testdata(const std::string& name, const ReaderOptions& options = {}) {
    return read(name, read_file(std::string(PRISCUS_SOURCE_DIR) + "/src/formats/testdata/" + name), options);
  }
  std::vector<Document> read_path(const std::string& path, const ReaderOptions& options = {}) {
    const auto reader = open_readers({path}, options);
    std::vector<Document> documents;
    for (Document document; reader->next(document);) {
      documents.push_back(document);
      places_.push_back(reader->place());
    }
    taken_ = reader->take_problems();
    return documents;
  }

  // Of the last reading.
  const std::vector<InputProblem>& taken() const { return taken_; }
  std::vector<std::string> problems() const {
    std::vector<std::string> messages;
    for (const InputProblem& problem : taken_) {
      std::string message = problem.message();
      if (message.rfind(folder_, 0) == 0) message.erase(0, folder_.size());
      messages.push_back(std::move(message));
    }
    return messages;
  }
  const std::vector<InputPlace>& places() const { return places_; }
  const std::string& folder() const { return folder_; }

 private:
  std::string folder_ = testing::TempDir() + "priscus_input_" + std::to_string(::getpid()) + "/";
  std::vector<InputProblem> taken_;
  std::vector<InputPlace> places_;
};

inline std::vector<std::string> ids(const std::vector<Document>& documents) {
  std::vector<std::string> result;
  for (const Document& document : documents) result.push_back(document.id);
  return result;
}

inline std::vector<std::string> texts(const std::vector<Document>& documents) {
  std::vector<std::string> result;
  for (const Document& document : documents) result.push_back(document.text);
  return result;
}

}  // namespace priscus
