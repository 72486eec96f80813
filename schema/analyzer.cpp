// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/analyzer.hpp"

#include "schema/words/folding.hpp"
#include "schema/words/word_reader.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <functional>
#include <limits>

namespace onrecord::schema {
namespace {

struct StemmedLanguage {
    std::string_view lang;       ///< ISO 639-1.
    std::string_view algorithm;  ///< As libstemmer names it.
};

constexpr StemmedLanguage languages[] = {
    {"ar", "arabic"},     {"ca", "catalan"},   {"da", "danish"},     {"de", "german"},
    {"el", "greek"},      {"en", "english"},   {"es", "spanish"},    {"eu", "basque"},
    {"fi", "finnish"},    {"fr", "french"},    {"ga", "irish"},      {"hi", "hindi"},
    {"hu", "hungarian"},  {"hy", "armenian"},  {"id", "indonesian"}, {"it", "italian"},
    {"lt", "lithuanian"}, {"nb", "norwegian"}, {"ne", "nepali"},     {"nl", "dutch"},
    {"nn", "norwegian"},  {"no", "norwegian"}, {"pt", "portuguese"}, {"ro", "romanian"},
    {"ru", "russian"},    {"sr", "serbian"},   {"sv", "swedish"},    {"ta", "tamil"},
    {"tr", "turkish"},    {"yi", "yiddish"},
};

bool has_algorithm(std::string_view algorithm) {
    for (const char** name = sb_stemmer_list(); *name != nullptr; ++name) {
        if (algorithm == *name) return true;
    }
    return false;
}

const StemmedLanguage* find_language(std::string_view lang) {
    const auto* const row = std::find_if(
        std::begin(languages), std::end(languages), [&](auto& it) { return it.lang == lang; });
    return row == std::end(languages) ? nullptr : row;
}

struct DeleteStemmer {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

/// One language's stemmer with the stems it gave last, in as many places as forms hash to: news
/// repeat themselves, and libstemmer is ten times slower than looking one up. Who asks for few
/// words (a Query, in each of thirty languages) pays for few places: 64 kB a language, 4 MB at
/// most.
class CachedStemmer {
public:
    explicit CachedStemmer(const std::string& algorithm)
        : stemmer_{sb_stemmer_new(algorithm.c_str(), nullptr)},
          places_(least_places) {}

    std::string_view stem(std::string_view form) {
        const std::size_t hash = std::hash<std::string_view>{}(form);
        if (const Place& known = places_[hash % places_.size()]; known.form == form) {
            return known.stem;
        }
        grow();
        Place& place = places_[hash % places_.size()];
        const auto* const bytes = reinterpret_cast<const sb_symbol*>(form.data());
        const sb_symbol* const stemmed =
            sb_stemmer_stem(stemmer_.get(), bytes, static_cast<int>(form.size()));
        if (stemmed == nullptr) return form;  // Out of memory inside libstemmer.
        place.form = form;
        place.stem.assign(reinterpret_cast<const char*>(stemmed),
                          static_cast<std::size_t>(sb_stemmer_length(stemmer_.get())));
        if (place.stem.empty()) place.stem = form;
        return place.stem;
    }

private:
    static constexpr std::size_t least_places = 1U << 10U;
    static constexpr std::size_t most_places = 1U << 16U;
    struct alignas(64) Place {  // One cache line.
        std::string form;
        std::string stem;
    };

    /// Makes more places when those there have been used twice over.
    void grow() {
        if (++misses_ < 2 * places_.size() || places_.size() == most_places) return;
        places_ = std::vector<Place>(4 * places_.size());
        misses_ = 0;
    }

    std::unique_ptr<sb_stemmer, DeleteStemmer> stemmer_;
    std::vector<Place> places_;
    std::size_t misses_ = 0;
};

/// Appends a white space only where it parts two characters.
void append_value(std::string& value, std::string_view folded) {
    for (const char byte : folded) {
        if (byte == ' ' && (value.empty() || value.back() == ' ')) continue;
        value += byte;
    }
}

}  // namespace

struct Analyzer::State {
    FoldingTable table;
    /// Of every language that was asked for; null where there is no stemmer.
    std::vector<std::pair<std::string, std::unique_ptr<CachedStemmer>>> stemmers;

    CachedStemmer* stemmer(std::string_view lang) {
        for (const auto& [known, stemmer] : stemmers) {
            if (known == lang) return stemmer.get();
        }
        const StemmedLanguage* row = find_language(lang);
        if (row == nullptr || !has_algorithm(row->algorithm)) return nullptr;
        stemmers.emplace_back(lang, std::make_unique<CachedStemmer>(std::string{row->algorithm}));
        return stemmers.back().second.get();
    }
};

Analyzer::Analyzer() : state_{std::make_unique<State>()} {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

void Analyzer::read(std::string_view text, std::string_view lang, std::vector<Word>& words) const {
    // Spans are 32 bits wide; no Entry comes near it (docs/limits.md).
    const std::string_view readable = text.substr(0, std::numeric_limits<std::uint32_t>::max());
    WordReader{state_->table, reading_rules(lang), readable, words}.read();
}

std::vector<Word> Analyzer::read(std::string_view text, std::string_view lang) const {
    std::vector<Word> words;
    read(text, lang, words);
    return words;
}

std::string_view Analyzer::stem(std::string_view form, std::string_view lang) const {
    CachedStemmer* const stemmer = state_->stemmer(lang);
    return stemmer == nullptr ? form : stemmer->stem(form);
}

std::string fold(std::string_view text) {
    std::string value;
    value.reserve(text.size());
    bool needs_composing = false;
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCharacter decoded = decode_character(text, at);
        const FoldedCharacter* common = find_common_character(decoded.character);
        const FoldedCharacter folded =
            common != nullptr ? *common : fold_character(decoded.character);
        if (folded.kind == CharacterKind::Accent) combine_accent(value, decoded.character);
        needs_composing |= folded.kind == CharacterKind::Mark || is_conjoining(decoded.character);
        append_value(value, folded.text);
        at += decoded.length;
    }
    if (!value.empty() && value.back() == ' ') value.pop_back();
    return needs_composing ? compose(value) : value;
}

std::vector<std::string_view> stemmed_languages() {
    std::vector<std::string_view> langs;
    for (const StemmedLanguage& row : languages) {
        if (has_algorithm(row.algorithm)) langs.push_back(row.lang);
    }
    return langs;
}

}  // namespace onrecord::schema
