// The steps of the data, each timed by itself over all articles, on one thread.
//
//     build/priscus-bench                              all of them
//     build/priscus-bench --benchmark_filter=parse         one
//
// items_per_second are tokens, bytes_per_second bytes of text. The counters sentences and events say how much was done, so that
// a run that is faster because it does less is seen.
#include <benchmark/benchmark.h>

#include <cstdint>

#include "articles.h"
#include "priscus/coder.h"

namespace priscus::bench {
namespace {

void report(benchmark::State& state) {
  const auto passes = static_cast<std::int64_t>(state.iterations());
  state.SetItemsProcessed(passes * static_cast<std::int64_t>(amount().tokens));
  state.SetBytesProcessed(passes * static_cast<std::int64_t>(amount().bytes));
  state.counters["sentences"] = static_cast<double>(amount().sentences);
  state.counters["sentences_per_second"] =
      benchmark::Counter(static_cast<double>(amount().sentences), benchmark::Counter::kIsIterationInvariantRate);
}

// Text to sentences and tokens. Copying the text is part of it; it is small beside the rest.
void segment(benchmark::State& state) {
  const auto loaded = model();
  amount();
  for (auto _ : state) {
    for (const Document& article : articles()) {
      Document document = article;
      loaded->segment(document);
      benchmark::DoNotOptimize(document.sentences.data());
    }
  }
  report(state);
}

// Tokens to trees: tags, features, lemmas, heads, relations; an article at a time, as `code` does it.
void parse(benchmark::State& state) {
  const auto loaded = model();
  amount();
  for (auto _ : state)
    for (const Document& article : segmented_articles()) benchmark::DoNotOptimize(loaded->parse(article).data());
  report(state);
}

// The whole way: text to events.
void code(benchmark::State& state) {
  const Coder coder(model(), knowledge());
  amount();
  std::size_t events = 0;
  for (auto _ : state) {
    events = 0;
    for (const Document& article : articles()) events += coder.code(article).events.size();
  }
  report(state);
  state.counters["events"] = static_cast<double>(events);
}

// What every start of the program pays once.
void load_model(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Model::load(model_path()).get());
}

void load_knowledge(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Knowledge::load(knowledge_path()).get());
}

BENCHMARK(segment)->Unit(benchmark::kMillisecond);
BENCHMARK(parse)->Unit(benchmark::kMillisecond);
BENCHMARK(code)->Unit(benchmark::kMillisecond);
BENCHMARK(load_model)->Unit(benchmark::kMillisecond);
BENCHMARK(load_knowledge)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace priscus::bench
