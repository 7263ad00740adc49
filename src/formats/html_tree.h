// html_tree.h: a page as the tree that browsers build, by gumbo, within bounds.
//
//     HtmlTree tree(html);                          // UTF-8
//     if (const char* lang = attribute(tree.root(), "lang")) …
//
// A page may be made to need memory by the square of its length, or to nest without end. So gumbo gets a heap of
// limited size and a limited time, and a tree that is too deep for recursion is refused.
#pragma once
#include <gumbo.h>

#include <cstddef>
#include <memory>
#include <string_view>

namespace priscus {

inline constexpr std::size_t kLongestPage = 8u << 20;  // bytes of HTML
inline constexpr int kDeepestPage = 2000;              // elements within each other

class HtmlTree {
 public:
  // `html` must outlive the tree. Throws InputError: longer or deeper than the limits, or too costly to parse.
  explicit HtmlTree(std::string_view html);
  ~HtmlTree();
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  const GumboNode& root() const;  // the element <html>

 private:
  class Heap;
  std::unique_ptr<Heap> heap_;
  GumboOutput* output_ = nullptr;
};

inline bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

// The value of an attribute; nullptr when it is not there.
const char* attribute(const GumboNode& element, const char* name);

}  // namespace priscus
