// SPDX-License-Identifier: GPL-3.0-or-later
// How often the quote check is right: 1,000 cases of each kind made from the sentences of an index
// (and from sentences that it does not have), with a fixed seed. Prints the table of
// docs/quote-check.md and fails under its floors. scripts/measure-quotes makes the index.
//   quote_check_accuracy INDEX FOREIGN_SENTENCES [CASES [NAME]]     NAME: a part of a kind's name
#include "schema/analyzer.hpp"
#include "schema/generation.hpp"
#include "schema/record.hpp"
#include "schema/sentences.hpp"
#include "searcher/check/limits.hpp"
#include "searcher/quote_check.hpp"
#include "searcher/searcher.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace onrecord {
namespace {

using searcher::CheckReport;
using searcher::Verdict;

constexpr std::uint32_t seed = 20261122;

/// A random sentence of the index, as its words stand in the text.
struct Source {
    std::string id;
    std::string sentence;
    std::vector<std::string> words;
};

/// Draws sentences. Deterministic.
class Sentences {
public:
    explicit Sentences(std::shared_ptr<const schema::Generation> generation)
        : generation_{std::move(generation)},
          random_{seed} {
        for (const schema::OpenShard& shard : generation_->shards()) {
            databases_.emplace_back(shard.folder.string());
            readers_.emplace_back(shard.dictionary);
        }
    }

    std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(random_() % n); }

    Source draw(std::size_t least_words) {
        for (;;) {
            const schema::AnnotatedEntry revision = draw_revision();
            const auto spans = schema::sentences(revision.entry.text);
            if (spans.empty()) continue;
            const schema::Span span = spans[below(spans.size())];
            Source source{
                revision.entry.id, revision.entry.text.substr(span.begin, span.length()), {}};
            for (const schema::Word& word : analyzer_.read(source.sentence, "en")) {
                source.words.push_back(source.sentence.substr(word.span.begin, word.span.length()));
            }
            if (source.words.size() >= least_words && source.words.size() <= 60) return source;
        }
    }

    /// A word of some other sentence.
    std::string word() {
        const Source source = draw(4);
        return source.words[below(source.words.size())];
    }

private:
    schema::AnnotatedEntry draw_revision() {
        std::uint64_t at = random_() % generation_->manifest().documents;
        std::size_t shard = 0;
        while (at >= generation_->shards()[shard].manifest.documents) {
            at -= generation_->shards()[shard++].manifest.documents;
        }
        const auto document = static_cast<schema::DocId>(at + 1);
        return readers_[shard].read(databases_[shard].get_document(document).get_data());
    }

    std::shared_ptr<const schema::Generation> generation_;
    std::vector<Xapian::Database> databases_;
    std::vector<schema::RecordReader> readers_;
    schema::Analyzer analyzer_;
    std::mt19937 random_;
};

std::string join(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) {
        text += (i == begin ? "" : " ") + words[i];
    }
    return text;
}

std::vector<std::string> folded(const std::string& text) {
    static const schema::Analyzer analyzer;
    std::vector<std::string> forms;
    for (schema::Word& word : analyzer.read(text, "en")) {
        forms.push_back(std::move(word.form));
    }
    return forms;
}

/// A case: what is pasted, where it came from.
struct Case {
    std::string pasted;
    Source source;
};

struct Kind {
    std::string_view name;
    std::function<Case(Sentences&)> make;
    std::function<bool(const Case&, const CheckReport&)> is_verdict_right;
    double entry_floor;    ///< Per cent; 0: not asked for.
    double verdict_floor;  ///< Per cent.
    bool counts_false_exact;
};

Verdict verdict_of(const CheckReport& report) { return report.verdict.value_or(Verdict::NotFound); }
bool is_whole(Verdict verdict) {
    return verdict == Verdict::Exact || verdict == Verdict::ExactNormalised;
}
bool stands_verbatim(Verdict verdict) { return is_whole(verdict) || verdict == Verdict::Fragment; }

/// Somebody really printed the altered words elsewhere: then "exact" is the truth.
bool really_prints(const CheckReport& report, const std::string& pasted) {
    if (report.occurrences.empty()) return false;
    const auto& best = report.occurrences.front();
    const auto& entry = best.revision.entry;
    const std::string& text = best.where == schema::Where::Title ? entry.title : entry.text;
    return folded(text.substr(best.span.begin, best.span.length())) == folded(pasted);
}

/// The source itself, or another Entry that prints the very same words: a short fragment stands in
/// many, and nobody can tell which one was meant.
bool is_entry_right(const Case& one, const CheckReport& report) {
    if (report.occurrences.empty()) return false;
    const auto& entry = report.occurrences.front().revision.entry;
    if (entry.id == one.source.id) return true;
    const auto text = folded(entry.text);
    const auto prints = [&text](const std::string& words) {
        const auto wanted = folded(words);
        return std::search(text.begin(), text.end(), wanted.begin(), wanted.end()) != text.end();
    };
    return prints(one.source.sentence) || prints(one.pasted);
}

Case change_marks(Sentences& sentences) {
    Case one{"", sentences.draw(6)};
    one.pasted = join(one.source.words, 0, one.source.words.size());
    std::transform(one.pasted.begin(), one.pasted.end(), one.pasted.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return one;
}

Case cut_fragment(Sentences& sentences) {
    Case one{"", sentences.draw(8)};
    const std::size_t size = one.source.words.size();
    const std::size_t length = 5 + sentences.below(size - 6);
    const std::size_t begin = sentences.below(size - length + 1);
    one.pasted = join(one.source.words, begin, begin + length);
    return one;
}

/// Drops, adds or changes a word within the sentence, not at its ends.
void edit_once(std::vector<std::string>& words, Sentences& sentences) {
    const std::size_t at = 1 + sentences.below(words.size() - 2);
    const auto place = words.begin() + static_cast<std::ptrdiff_t>(at);
    const std::string other = sentences.below(4) == 0 ? "not" : sentences.word();
    switch (sentences.below(3)) {
        case 0:
            words.erase(place);
            return;
        case 1:
            words.insert(place, other);
            return;
        default:
            *place = folded(*place) == folded(other) ? "never" : other;
            return;
    }
}

Case alter_one(Sentences& sentences) {
    Case one{"", sentences.draw(7)};
    std::vector<std::string> words = one.source.words;
    edit_once(words, sentences);
    one.pasted = join(words, 0, words.size());
    return one;
}

Case alter_fifth(Sentences& sentences) {
    Case one{"", sentences.draw(10)};
    std::vector<std::string> words = one.source.words;
    const std::size_t edits = one.source.words.size() / 5;
    for (std::size_t i = 0; i < edits; ++i) {
        edit_once(words, sentences);
    }
    one.pasted = join(words, 0, words.size());
    return one;
}

Case splice(Sentences& sentences) {
    Case one{"", sentences.draw(10)};
    const Source other = sentences.draw(10);
    one.pasted = join(one.source.words, 0, one.source.words.size() / 2) + " " +
                 join(other.words, other.words.size() / 2, other.words.size());
    return one;
}

std::vector<Kind> kinds(std::vector<std::string> foreign) {
    const auto is_altered = [](const Case& one, const CheckReport& report) {
        return report.verdict == Verdict::Altered || really_prints(report, one.pasted);
    };
    const auto is_verbatim = [](const Case&, const CheckReport& report) {
        return is_whole(verdict_of(report));
    };
    const auto is_fragment = [](const Case& one, const CheckReport& report) {
        return report.verdict == Verdict::Fragment ||
               (is_whole(verdict_of(report)) && really_prints(report, one.pasted));
    };
    const auto is_splice_caught = [](const Case&, const CheckReport& report) {
        return report.verdict == Verdict::Altered || report.verdict == Verdict::NotFound;
    };
    const auto is_not_found = [](const Case&, const CheckReport& report) {
        return report.verdict == Verdict::NotFound;
    };
    const auto draw_foreign = [foreign = std::move(foreign)](Sentences& sentences) {
        return Case{foreign[sentences.below(foreign.size())], {}};
    };
    return {
        {"verbatim, marks and case changed", change_marks, is_verbatim, 99.5, 99.5, false},
        {"a contiguous fragment of 5 words or more", cut_fragment, is_fragment, 98, 98, false},
        {"one word dropped, added or changed", alter_one, is_altered, 99, 99, true},
        {"20 % of the words changed, 10 words or more", alter_fifth, is_altered, 97, 95, true},
        {"the words of two sentences spliced", splice, is_splice_caught, 0, 95, true},
        {"sentences that are not in the corpus", draw_foreign, is_not_found, 0, 98, false},
    };
}

std::vector<std::string> read_lines(const char* file) {
    std::ifstream stream{file};
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) {
        if (folded(line).size() >= 6) lines.push_back(line);
    }
    if (lines.empty()) throw std::runtime_error{std::string{"no sentences in "} + file};
    return lines;
}

/// In milliseconds. CLOCK_THREAD_CPUTIME_ID is what a check costs, whoever else is on the machine.
double milliseconds(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double percentile(std::vector<double>& values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// Prints one row; true when its floors hold.
bool measure(const Kind& kind, int cases, Sentences& sentences, searcher::QuoteChecker& checker) {
    std::vector<double> times;
    std::vector<double> waits;
    int entries = 0;
    int verdicts = 0;
    int false_exact = 0;
    std::map<std::string_view, int> given;
    for (int i = 0; i < cases; ++i) {
        const Case one = kind.make(sentences);
        const double clock_begin = milliseconds(CLOCK_MONOTONIC);
        const double begin = milliseconds(CLOCK_THREAD_CPUTIME_ID);
        const CheckReport report = checker.check({one.pasted, {}, {}, 50});
        times.push_back(milliseconds(CLOCK_THREAD_CPUTIME_ID) - begin);
        waits.push_back(milliseconds(CLOCK_MONOTONIC) - clock_begin);
        const bool is_entry = kind.entry_floor == 0 || is_entry_right(one, report);
        entries += is_entry ? 1 : 0;
        const bool is_right = kind.is_verdict_right(one, report);
        verdicts += is_right ? 1 : 0;
        if (stands_verbatim(verdict_of(report)) && !really_prints(report, one.pasted)) {
            ++false_exact;
        }
        ++given[to_string(verdict_of(report))];
        if (!(is_right && is_entry) && std::getenv("ONRECORD_SHOW_WRONG") != nullptr) {
            const auto& found = report.occurrences;
            std::fprintf(stderr,
                         "%s: %s | %s | %s\n",
                         std::string{to_string(verdict_of(report))}.c_str(),
                         one.pasted.c_str(),
                         one.source.sentence.c_str(),
                         found.empty() ? "" : found.front().revision.entry.text.c_str());
        }
    }
    const double entry_share = 100.0 * entries / cases;
    const double verdict_share = 100.0 * verdicts / cases;
    std::printf("| %s | %s | %.1f %% | %d | %.1f | %.1f | %.1f | %.1f |\n",
                std::string{kind.name}.c_str(),
                kind.entry_floor > 0 ? std::to_string(entry_share).substr(0, 5).c_str() : "-",
                verdict_share,
                false_exact,
                percentile(times, 0.5),
                percentile(times, 0.99),
                percentile(waits, 0.5),
                percentile(waits, 0.99));
    for (const auto& [verdict, count] : given) {
        std::fprintf(stderr, "    %s %d\n", std::string{verdict}.c_str(), count);
    }
    return entry_share >= kind.entry_floor && verdict_share >= kind.verdict_floor &&
           (!kind.counts_false_exact || false_exact == 0);
}

bool is_of_number(const std::string& word) {
    constexpr std::string_view spelled[] = {
        "one",      "two",     "three",     "four",     "five",     "six",      "seven",
        "eight",    "nine",    "ten",       "eleven",   "twelve",   "thirteen", "fourteen",
        "fifteen",  "sixteen", "seventeen", "eighteen", "nineteen", "twenty",   "thirty",
        "forty",    "fifty",   "sixty",     "seventy",  "eighty",   "ninety",   "hundred",
        "thousand", "million", "billion",   "first",    "second",   "third",    "fourth",
        "fifth",    "sixth",   "seventh",   "eighth",   "ninth"};
    return word.find_first_of("0123456789") != std::string::npos ||
           std::ranges::find(spelled, std::string_view{word}) != std::end(spelled);
}

/// A cut within a number ("thirty" of "thirty-first", "$" of "$15") gives another value, and the
/// check says so: that loses nothing.
bool cuts_number(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
    return (begin > 0 && is_of_number(words[begin - 1])) ||
           (end < words.size() && is_of_number(words[end]));
}

/// What stands in print must be found, however common its words are and however large the index is:
/// fragments of five to eight words that the phrase search finds, and quotes with the limits cut as
/// if the index had two hundred times the size. Prints two lines; true when none is lost.
bool loses_nothing(const std::shared_ptr<const schema::Generation>& generation, int cases) {
    Sentences sentences{generation};
    searcher::Searcher searcher{generation};
    int lost = 0;
    int known = 0;
    for (int i = 0; i < cases; ++i) {
        const Source source = sentences.draw(8);
        const std::size_t length = 5 + sentences.below(4);
        const std::size_t begin = sentences.below(source.words.size() - length + 1);
        if (cuts_number(source.words, begin, begin + length)) continue;
        const std::string words = join(source.words, begin, begin + length);
        if (searcher.search('"' + words + '"').total == 0) continue;
        ++known;
        const CheckReport report = searcher.quote_checker().check({words, {}, {}});
        if (!stands_verbatim(verdict_of(report)) && report.verdict != Verdict::HeadlineOnly) {
            ++lost;
            std::fprintf(stderr, "lost: %s\n", words.c_str());
        }
    }
    std::printf(
        "\nfragments of 5 to 8 words that the phrase search finds: %d, lost: %d\n", known, lost);
    constexpr std::size_t times = 200;
    searcher::CheckLimits limits;
    limits.candidates.cheap_postings /= times;
    limits.candidates.dear_postings /= times;
    limits.candidates.postings /= times;
    limits.candidates.rare_postings /= times;
    limits.candidates.heavy /= times;
    limits.candidates.light = 1;
    limits.candidates.exact = 2;
    searcher::QuoteChecker narrow{generation, limits};
    const int quotes = std::min(cases, 300);
    int lost_narrow = 0;
    for (int i = 0; i < quotes; ++i) {
        const Source source = sentences.draw(6);
        const CheckReport report = narrow.check({source.sentence, {}, {}});
        if (!stands_verbatim(verdict_of(report)) && report.verdict != Verdict::HeadlineOnly) {
            ++lost_narrow;
            std::fprintf(stderr, "lost to narrow limits: %s\n", source.sentence.c_str());
        }
    }
    std::printf("quotes with the limits of an index of %zu times the size: %d, lost: %d\n",
                times,
                quotes,
                lost_narrow);
    return lost == 0 && lost_narrow == 0;
}

int run(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: %s INDEX FOREIGN_SENTENCES [CASES [NAME]]\n", argv[0]);
        return 64;
    }
    const auto generation = schema::open_current(argv[1]).generation;
    const int cases = argc > 3 ? std::stoi(argv[3]) : 1000;
    Sentences sentences{generation};
    searcher::QuoteChecker checker{generation};
    std::printf("%llu entries, %d cases of each kind, seed %u\n\n",
                static_cast<unsigned long long>(generation->manifest().entries),
                cases,
                seed);
    std::printf(
        "| case | right entry first | verdict right | wrongly exact or fragment | CPU ms p50 | p99 "
        "| "
        "clock ms p50 | p99 |\n");
    std::printf("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
    bool holds = true;
    for (const Kind& kind : kinds(read_lines(argv[2]))) {
        if (argc > 4 && kind.name.find(argv[4]) == std::string_view::npos) continue;
        holds = measure(kind, cases, sentences, checker) && holds;
    }
    holds = loses_nothing(generation, cases) && holds;
    std::printf("\n%s\n", holds ? "all floors hold" : "UNDER THE FLOOR");
    return holds ? 0 : 1;
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) try {
    return onrecord::run(argc, argv);
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 70;
}
