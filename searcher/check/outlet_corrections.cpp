// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/outlet_corrections.hpp"

#include "schema/common_pairs.hpp"
#include "schema/document.hpp"
#include "schema/field.hpp"
#include "searcher/check/lexicon.hpp"
#include "searcher/postings/term_documents.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

namespace onrecord::searcher::check {
namespace {

using schema::DocId;

// An Outlet corrects a quote within the day, mostly: so many Entries with such words are read.
constexpr std::size_t most_read = 16;
// A word in so many documents of a Shard is no indication of a correction.
constexpr std::uint32_t most_postings = 20'000;
constexpr std::size_t longest_phrase = 3;
constexpr std::size_t most_sentence_bytes = 400;

/// `she corrected herself`, `il s'est corrigé`: whoever corrects so is a speaker.
bool is_reflexive(const PrintedText& printed, const Lexicon& lexicon, std::size_t at) {
    constexpr std::size_t farthest_before = 2;  // `si è corretto`
    const auto& words = printed.words();
    const std::size_t end = std::min(at + 2, words.size());
    for (std::size_t i = at - std::min(at, farthest_before); i < end; ++i) {
        if (!lexicon.words().is(WordClass::Reflexive, words[i].form)) continue;
        const schema::Span first = words[std::min(i, at)].span;
        const schema::Span last = words[std::max(i, at)].span;
        const auto between = printed.text().substr(first.end, last.begin - first.end);
        if (between.find_first_of(".:;!?\n") == std::string_view::npos) return true;
    }
    return false;
}

/// Whether the words from `at` on are those of a correction.
bool admits_at(const PrintedText& printed, const Lexicon& lexicon, std::size_t at) {
    const auto& words = printed.words();
    const std::uint64_t bits = lexicon.bits_of(words[at].form);
    if ((bits & word_bits::of(WordClass::Correction)) != 0) {
        return !is_reflexive(printed, lexicon, at);
    }
    if ((bits & word_bits::phrase) == 0) return false;
    std::string phrase = words[at].form;
    for (std::size_t i = at + 1; i < std::min(at + longest_phrase, words.size()); ++i) {
        phrase += '_' + words[i].form;
        if (lexicon.words().is(WordClass::Correction, phrase)) return true;
    }
    return false;
}

std::string shortened(std::string_view text) {
    std::size_t end = std::min(text.size(), most_sentence_bytes);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return std::string{text.substr(0, end)} + (end < text.size() ? "\xE2\x80\xA6" : "");
}

/// The last word of each way to admit a mistake: by it the posting lists find them.
std::set<std::string> last_words(std::string_view lang) {
    std::set<std::string> words;
    for (const auto& [phrase, meaning] : language_words(lang).all(WordClass::Correction)) {
        words.insert(phrase.substr(phrase.rfind('_') + 1));
    }
    return words;
}

/// A document with such a word, of the Liveblog and later.
struct Found {
    std::int64_t published = 0;
    std::size_t shard = 0;
    DocId document = 0;
    auto operator<=>(const Found&) const = default;
};

class Search {
public:
    Search(const Ground& ground, const Occurrence& of, WorkBudget& budget)
        : ground_{ground},
          of_{of},
          budget_{budget} {}

    std::optional<LaterCorrection> find() {
        for (const ShardHandle& shard : ground_.shards) {
            look_in(shard);
        }
        std::size_t read = 0;
        for (const Found& found : found_) {
            if (read++ == most_read || budget_.was_spent()) break;
            if (auto correction = correction_of(found)) return correction;
        }
        return std::nullopt;
    }

private:
    const schema::Entry& entry() const { return of_.revision.entry; }

    void look_in(const ShardHandle& shard) {
        const schema::FacetColumns& facets = shard.shard->facets;
        const auto liveblog = facets.facet(schema::FieldId::Liveblog).find(entry().liveblog);
        if (!liveblog) return;
        for (const std::string& word : last_words(entry().lang)) {
            const std::string term =
                schema::word_term(schema::FieldId::Text, ground_.analyzer.stem(word, entry().lang));
            if (document_frequency(shard.shard->postings, term) > most_postings) continue;
            documents_.clear();
            read_documents(shard.shard->postings, term, documents_);
            if (!budget_.take(documents_.size())) return;
            for (const DocId document : documents_) {
                const auto own = facets.facet(schema::FieldId::Liveblog).ordinals(document);
                if (!own.empty() && own.front() == *liveblog && shard.shard->is_current(document) &&
                    is_later(facets, document)) {
                    found_.insert({facets.published(document).milliseconds, shard.index, document});
                }
            }
        }
    }

    bool is_later(const schema::FacetColumns& facets, DocId document) const {
        if (!entry().published.is_known()) return false;
        const std::int64_t at = facets.published(document).milliseconds;
        const std::int64_t own = entry().published.at.milliseconds;
        return at != INT64_MIN && (at > own || (at == own && is_superseded()));
    }

    /// The Entry's current wording may say what was wrong with an earlier one.
    bool is_superseded() const { return !of_.revision.revision.is_current(); }

    std::optional<LaterCorrection> correction_of(const Found& found) {
        const schema::AnnotatedEntry revision = ground_.shards[found.shard].read(found.document);
        if (revision.entry.liveblog != entry().liveblog ||
            (revision.entry.id == entry().id && !is_superseded()) ||
            !budget_.take(revision.entry.text.size())) {
            return std::nullopt;
        }
        const PrintedText printed{revision, schema::Where::Body, ground_.analyzer};
        std::string sentence = correction_in(printed, {0, 0});
        if (sentence.empty() || !is_about(printed)) return std::nullopt;
        return LaterCorrection{revision.entry.id, std::move(sentence)};
    }

    bool is_about(const PrintedText& printed) const {
        std::set<std::string_view> has;
        for (const schema::Word& word : printed.words()) {
            has.insert(word.form);
        }
        const auto speaker = ground_.analyzer.read(of_.speaker, entry().lang);
        if (!speaker.empty() && has.contains(speaker.back().form)) return true;
        const std::string& text = of_.where == schema::Where::Title ? entry().title : entry().text;
        const std::string said = text.substr(of_.span.begin, of_.span.length());
        std::size_t telling = 0;
        std::size_t shared = 0;
        for (const schema::Word& word : ground_.analyzer.read(said, entry().lang)) {
            if (schema::is_common_word(word.form)) continue;
            ++telling;
            shared += has.contains(word.form) ? 1 : 0;
        }
        constexpr std::size_t least_shared = 3;
        return shared >= least_shared && 2 * shared >= telling;
    }

    const Ground& ground_;
    const Occurrence& of_;
    WorkBudget& budget_;
    std::set<Found> found_;
    std::vector<DocId> documents_;
};

}  // namespace

std::string correction_in(const PrintedText& printed, schema::Span span) {
    const auto& words = printed.words();
    const Lexicon& lexicon = lexicon_of(printed.revision().entry.lang);
    if (printed.sentences().empty()) return {};
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        if (!admits_at(printed, lexicon, i)) continue;
        const bool is_within = words[i].span.begin >= span.begin && words[i].span.end <= span.end;
        if (is_within || printed.quote_of(i) != nullptr) continue;
        const schema::Span sentence = printed.sentences()[printed.sentence_of(i)];
        return shortened(printed.text().substr(sentence.begin, sentence.length()));
    }
    return {};
}

std::optional<LaterCorrection> later_correction(const Ground& ground,
                                                const Occurrence& found,
                                                WorkBudget& budget) {
    return Search{ground, found, budget}.find();
}

}  // namespace onrecord::searcher::check
