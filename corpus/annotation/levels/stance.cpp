// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/levels/stance.hpp"

#include "corpus/annotation/levels/pattern.hpp"
#include "corpus/annotation/table.hpp"
#include "corpus/annotation/vocabulary.hpp"

#include <algorithm>
#include <array>

namespace onrecord::corpus::annotation {
namespace {

using schema::Stance;

constexpr std::uint32_t most_before = 60;  ///< Items that are looked at before the quote.
constexpr std::uint32_t most_behind = 40;

constexpr std::size_t buckets = 4096;
constexpr std::size_t most_rows = 64;  ///< Bits of a mask; more rows share them.

struct NamedStance {
    std::string_view name;
    Stance stance;
};
constexpr std::array named_stances = {NamedStance{"denied", Stance::Denied},
                                      NamedStance{"hypothetical", Stance::Hypothetical},
                                      NamedStance{"fake", Stance::Fake},
                                      NamedStance{"question", Stance::Question},
                                      NamedStance{"nobody", Stance::Said}};

/// "a" and "b": only commas and "and" between them.
bool continues(const Narration& told, std::uint32_t quote) {
    if (quote < 2 || told.sentence_of[quote - 1] != told.sentence_of[quote]) return false;
    for (std::uint32_t at = told.item_of[quote - 1] + 1; at < told.item_of[quote]; ++at) {
        const bool joins = told.is(at, TokenKind::Comma) || (told.is(at, WordClass::Conjunction) &&
                                                             told.token(at).span.length() < 6);
        if (!joins) return false;
    }
    return true;
}

/// The quote's sentence and the one behind it, cut to what is near.
Window window_of(const Narration& told, std::uint32_t quote) {
    const std::uint32_t item = told.item_of[quote];
    const std::uint32_t number = told.sentence_of[quote];
    const ItemRange own = told.sentences[number];
    const bool has_next = number + 1 < told.sentences.size();
    const std::uint32_t last = has_next ? told.sentences[number + 1].end : own.end;
    Window window{told, {own.begin, last}, own.end, item};
    if (item - own.begin > most_before) window.items.begin = item - most_before;
    window.items.end = std::min(last, std::max(item + 1, item + most_behind));
    return window;
}

}  // namespace

struct StanceReader::Rows {
    struct Row {
        Row(Stance known, Pattern made) : stance{known}, pattern{std::move(made)} {}
        Stance stance;  ///< Said: of others.
        Pattern pattern;
    };
    struct Language {
        std::string_view lang;
        PatternLists lists;
        std::vector<Row> rows;
        /// By the low bits of a hash: the rows, a bit each, that need the word.
        std::vector<std::uint64_t> needing = std::vector<std::uint64_t>(buckets);

        void add(Stance stance, std::string_view source) {
            const std::uint64_t bit = std::uint64_t{1} << (rows.size() % most_rows);
            Row& row = rows.emplace_back(stance, Pattern{source, lists});
            for (const std::uint32_t hash : row.pattern.triggers()) {
                needing[hash % buckets] |= bit;
            }
        }
        /// The rows whose rarest word stands in the window.
        std::uint64_t likely(const Window& window) const {
            std::uint64_t bits = 0;
            for (std::uint32_t at = window.items.begin; at < window.items.end; ++at) {
                if (!window.told.is_word(at)) continue;
                bits |= needing[window.told.token(at).hash % buckets];
            }
            return bits;
        }
    };
    std::vector<Language> languages;

    Language& of(std::string_view lang) {
        for (Language& language : languages) {
            if (language.lang == lang) return language;
        }
        Language& made = languages.emplace_back();
        made.lang = lang;
        return made;
    }
};

StanceReader::StanceReader() {
    auto rows = std::make_unique<Rows>();
    for_each_row(vocabulary::stances, [&](const auto& columns, int) {
        if (columns.size() < 3) return;
        Rows::Language& language = rows->of(columns[0]);
        for (const NamedStance& named : named_stances) {
            if (named.name != columns[1]) continue;
            language.add(named.stance, columns[2]);
        }
        if (columns[1].starts_with('@')) language.lists.add(columns[1], columns[2]);
    });
    rows_ = std::move(rows);
}

StanceReader::~StanceReader() = default;

StanceReading StanceReader::of_quote(const Narration& told, std::uint32_t quote) const {
    const std::string_view lang = told.reading->lexicon->lang();
    const auto language = std::find_if(rows_->languages.begin(),
                                       rows_->languages.end(),
                                       [&](const auto& known) { return known.lang == lang; });
    if (language == rows_->languages.end()) return {};
    // A list of quotes is read from its first: ("a", "b" or "c").
    while (continues(told, quote)) {
        --quote;
    }
    const Window window = window_of(told, quote);
    const std::uint64_t likely = language->likely(window);
    StanceReading found;
    for (std::size_t number = 0; likely != 0 && number < language->rows.size(); ++number) {
        if ((likely >> (number % most_rows) & 1U) == 0) continue;
        const Rows::Row& row = language->rows[number];
        if (row.stance == Stance::Said && found.is_of_others) continue;
        if (!row.pattern.matches(window)) continue;
        if (row.stance != Stance::Said) return {row.stance, false};
        found.is_of_others = true;
    }
    return found;
}

const StanceReader& StanceReader::instance() {
    static const StanceReader reader;
    return reader;
}

}  // namespace onrecord::corpus::annotation
