#include "formats/html_tree.h"

#include <array>
#include <csetjmp>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "priscus/error.h"

namespace priscus {
namespace {

constexpr std::size_t kHeap = 256u << 20;  // bytes that gumbo may hold
constexpr std::int64_t kSeconds = 10;      // of this thread's time that one page may take
constexpr unsigned kAllocationsACheck = 256;
constexpr std::size_t kLongestName = 40;  // of an element, as far as it is looked at

// Void elements, and those whose end tag may be missing because the next one closes them.
bool closes_itself(std::string_view name) {
  static constexpr std::array<std::string_view, 27> kNames = {
      "area", "base", "br", "col", "embed", "hr", "img", "input", "link",  "meta",  "param",  "source", "track", "wbr",
      "p",    "li",   "dt", "dd",  "tr",    "td", "th",  "tbody", "thead", "tfoot", "option", "html",   "body"};
  for (const std::string_view known : kNames)
    if (name == known) return true;
  return false;
}

// How deep the elements of the page nest, by its tags alone: those opened and not closed. A page that leaves its
// elements open looks deeper than it is, which takes thousands of them to matter.
int depth_by_tags(std::string_view html) {
  std::array<int, 4096> open{};  // by hash of the name
  int depth = 0, deepest = 0;
  std::size_t tag_end = 0;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    ++at;
    const bool end = at < html.size() && html[at] == '/';
    std::size_t stop = at + (end ? 1 : 0);
    const std::size_t begin = stop;
    std::uint32_t hash = 2166136261u;
    while (stop < html.size() && stop < begin + kLongestName && !is_space(html[stop]) && html[stop] != '>' &&
           html[stop] != '/') {
      hash = (hash ^ static_cast<std::uint32_t>(html[stop] | 0x20)) * 16777619u;
      ++stop;
    }
    if (stop == begin || ((html[begin] | 0x20) < 'a' || (html[begin] | 0x20) > 'z')) continue;
    const std::string name = lower(html.substr(begin, std::min<std::size_t>(stop - begin, 10)));
    if (closes_itself(name)) continue;
    int& count = open[hash % open.size()];
    if (end) {
      if (count > 0) --count, --depth;
      continue;
    }
    if (name == "script" || name == "style") {
      const std::size_t close = html.find("</", stop);
      if (close == std::string_view::npos) break;
      at = close;
      continue;
    }
    // <path …/> of a drawing is closed; <div/> is not, but nobody writes thousands of those in good faith.
    if (tag_end < stop) tag_end = html.find('>', stop);
    if (tag_end == std::string_view::npos) break;
    if (html[tag_end - 1] == '/' && name != "div" && name != "span") continue;
    ++count;
    deepest = std::max(deepest, ++depth);
  }
  return deepest;
}

// Of the tree, without recursion.
int depth_of_tree(const GumboNode& root) {
  std::vector<std::pair<const GumboNode*, unsigned>> path = {{&root, 0}};
  std::size_t deepest = 1;
  while (!path.empty()) {
    auto& [node, next] = path.back();
    if (!is_element(*node) || next == node->v.element.children.length) {
      path.pop_back();
      continue;
    }
    path.emplace_back(static_cast<const GumboNode*>(node->v.element.children.data[next++]), 0);
    deepest = std::max(deepest, path.size());
  }
  return static_cast<int>(deepest);
}

std::string too_deep() { return "elements nest more than " + std::to_string(kDeepestPage) + " deep"; }

}  // namespace

// Blocks in a ring, so that all can be freed without walking the tree; gumbo's own way to free it recurses.
class HtmlTree::Heap {
 public:
  Heap() : ring_{&ring_, &ring_, 0} {}
  ~Heap() {
    for (Block* block = ring_.next; block != &ring_;) std::free(std::exchange(block, block->next));
  }

  // nullptr: the page took too much; exceeded() says of what. gumbo has no way to fail, so it is left by longjmp; there
  // is no C++ object between setjmp and longjmp.
  GumboOutput* parse(std::string_view html) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = &Heap::allocate;
    options.deallocator = &Heap::release;
    options.userdata = this;
    options.max_errors = 0;
    until_ = now() + kSeconds;
    if (setjmp(out_)) return nullptr;
    return gumbo_parse_with_options(&options, html.data(), html.size());
  }

  std::string exceeded() const {
    return memory_ ? "needs more than " + std::to_string(kHeap >> 20) + " MiB to parse"
                   : "takes more than " + std::to_string(kSeconds) + " s to parse";
  }

 private:
  struct Block {
    Block *next, *previous;
    std::size_t size;
  };
  static constexpr std::size_t kHead = (sizeof(Block) + 15) / 16 * 16;

  static std::int64_t now() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec;
  }

  static void* allocate(void* self, std::size_t size) {
    Heap& heap = *static_cast<Heap*>(self);
    if (++heap.count_ % kAllocationsACheck == 0 && now() > heap.until_) std::longjmp(heap.out_, 1);
    auto* block = heap.held_ + size > kHeap ? nullptr : static_cast<Block*>(std::malloc(kHead + size));
    if (!block) {
      heap.memory_ = true;
      std::longjmp(heap.out_, 1);
    }
    heap.held_ += size;
    *block = {heap.ring_.next, &heap.ring_, size};
    block->next->previous = block;
    heap.ring_.next = block;
    return reinterpret_cast<char*>(block) + kHead;
  }

  static void release(void* self, void* bytes) {
    if (!bytes) return;
    auto* block = reinterpret_cast<Block*>(static_cast<char*>(bytes) - kHead);
    static_cast<Heap*>(self)->held_ -= block->size;
    block->next->previous = block->previous;
    block->previous->next = block->next;
    std::free(block);
  }

  Block ring_;
  std::jmp_buf out_;
  std::size_t held_ = 0;
  unsigned count_ = 0;
  std::int64_t until_ = 0;
  bool memory_ = false;
};

HtmlTree::HtmlTree(std::string_view html) : heap_(std::make_unique<Heap>()) {
  if (html.size() > kLongestPage)
    throw InputError("longer than " + std::to_string(kLongestPage) + " bytes, the limit for a page");
  if (depth_by_tags(html) > kDeepestPage) throw InputError(too_deep());
  output_ = heap_->parse(html);
  if (!output_) throw InputError(heap_->exceeded());
  if (depth_of_tree(root()) > kDeepestPage) throw InputError(too_deep());
}

HtmlTree::~HtmlTree() = default;

const GumboNode& HtmlTree::root() const { return *output_->root; }

const char* attribute(const GumboNode& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.v.element.attributes, name);
  return found ? found->value : nullptr;
}

}  // namespace priscus
