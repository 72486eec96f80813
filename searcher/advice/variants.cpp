// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/advice/variants.hpp"

#include "schema/analyzer.hpp"
#include "schema/suggestion.hpp"
#include "searcher/advice/vocabulary.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace onrecord::searcher::advice {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t shortest_form = 3;     // Letters of one that is not taken as it is.
constexpr std::size_t longest_form = 64;     // Bytes of a form that is taken apart.
constexpr std::size_t most_rewritten = 600;  // Spellings that are looked up.
constexpr std::size_t most_of_a_kind = 4;
constexpr std::size_t near_from_letters = 4;  // Shorter words are near to everything.
constexpr std::size_t two_edits_from_letters = 7;
constexpr std::size_t digits_of_a_group = 3;

template <class Take>
void for_each_line(std::string_view table, Take take) {
    for (std::size_t at = 0; at < table.size();) {
        const std::size_t end = std::min(table.find('\n', at), table.size());
        const std::string_view line = table.substr(at, end - at);
        if (!line.empty() && line.front() != '#') take(line);
        at = end + 1;
    }
}

Words cells_of(std::string_view line) {
    Words cells;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find('\t', at), line.size());
        cells.emplace_back(line.substr(at, end - at));
        at = end + 1;
    }
    return cells;
}

std::string joined(const Words& words, std::string_view between = {}) {
    std::string text;
    for (const std::string& word : words) {
        text.append(text.empty() ? "" : between).append(word);
    }
    return text;
}

/// Groups of names; a name as its words with blanks.
class Exonyms {
public:
    Exonyms() {
        const schema::Analyzer analyzer;
        for_each_line(vocabulary::exonyms, [&](std::string_view line) {
            std::vector<Words>& group = groups_.emplace_back();
            for (const std::string& cell : cells_of(line)) {
                Words& name = group.emplace_back();
                for (const schema::Word& word : analyzer.read(cell, {})) {
                    name.push_back(word.form);
                }
                of_name_.emplace(joined(name, " "), groups_.size() - 1);
            }
        });
    }
    std::vector<Words> others(const Words& name) const {
        const auto found = of_name_.find(joined(name, " "));
        if (found == of_name_.end()) return {};
        std::vector<Words> others = groups_[found->second];
        std::erase(others, name);
        return others;
    }

private:
    std::vector<std::vector<Words>> groups_;
    std::map<std::string, std::size_t, std::less<>> of_name_;
};

const Exonyms& exonyms() {
    static const auto* const made = new Exonyms;
    return *made;
}

struct Spelling {
    std::string one;
    std::string other;
};

const std::vector<Spelling>& spellings() {
    static const auto* const made = [] {
        auto* const rows = new std::vector<Spelling>;
        for_each_line(vocabulary::spellings, [&](std::string_view line) {
            const Words cells = cells_of(line);
            rows->push_back({cells[0], cells[1]});
            rows->push_back({cells[1], cells[0]});
        });
        return rows;
    }();
    return *made;
}

const std::vector<std::string>& particles() {
    static const auto* const made = [] {
        auto* const rows = new std::vector<std::string>;
        for_each_line(vocabulary::particles,
                      [&](std::string_view line) { rows->push_back(schema::fold(line)); });
        return rows;
    }();
    return *made;
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_letters(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_boundary(std::string_view text, std::size_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

/// Collects Variants of one leaf, each once.
class Collector {
public:
    Collector(const Query& leaf, const IndexWords& words) : leaf_{leaf}, words_{words} {
        known_.insert(leaf.words);
    }

    /// Taken when the index has all the words; a single one, which is looked for by its stem, as
    /// its plural or singular where the index has that.
    void offer(Words words, bool is_certain) {
        if (words.size() == 1 && !words_.has(words.front())) words.front() = other_number(words[0]);
        const bool has_all =
            std::ranges::all_of(words, [&](const std::string& word) { return words_.has(word); });
        if (words.empty() || !has_all || !known_.insert(words).second) return;
        Variant variant;
        variant.leaf.kind = words.size() == 1 ? QueryKind::Word : QueryKind::Phrase;
        variant.leaf.field = leaf_.field;
        variant.leaf.place = leaf_.place;
        variant.leaf.words = std::move(words);
        variant.is_certain = is_certain;
        variants_.push_back(std::move(variant));
    }
    void offer_all(const std::vector<KnownWord>& words, bool is_certain) {
        for (const KnownWord& word : words) {
            offer({word.form}, is_certain);
        }
    }
    std::vector<Variant> take() { return std::move(variants_); }

private:
    static std::string other_number(const std::string& word) {
        if (word.size() < shortest_form) return word;
        return word.ends_with('s') ? word.substr(0, word.size() - 1) : word + 's';
    }

    const Query& leaf_;
    const IndexWords& words_;
    std::set<Words> known_;
    std::vector<Variant> variants_;
};

/// `7000` is printed as 7 000, 7.000 and 7'000 too.
void offer_groups(const std::string& digits, Collector& collector) {
    if (digits.size() <= digits_of_a_group) return;
    Words groups;
    for (std::size_t end = digits.size(); end > 0;) {
        const std::size_t begin = end > digits_of_a_group ? end - digits_of_a_group : 0;
        groups.insert(groups.begin(), digits.substr(begin, end - begin));
        end = begin;
    }
    for (const std::string_view mark : {".", "'"}) {
        collector.offer({joined(groups, mark)}, true);
    }
    collector.offer(groups, true);
}

/// Two words where one was typed: between letters and digits first, then as common as may be.
void offer_halves(const std::string& form, const IndexWords& words, Collector& collector) {
    struct Halves {
        bool is_at_digit;
        std::uint64_t frequency;
        std::size_t at;
    };
    std::vector<Halves> found;
    for (std::size_t at = 1; at < form.size(); ++at) {
        if (!is_boundary(form, at)) continue;
        const std::uint64_t first = words.frequency(form.substr(0, at));
        const std::uint64_t second = first == 0 ? 0 : words.frequency(form.substr(at));
        const bool is_at_digit = is_digits(form.substr(at, 1)) != is_digits(form.substr(at - 1, 1));
        if (second > 0) found.push_back({is_at_digit, std::min(first, second), at});
    }
    std::ranges::stable_sort(found, std::greater{}, [](const Halves& halves) {
        return std::pair{halves.is_at_digit, halves.frequency};
    });
    found.resize(std::min(found.size(), most_of_a_kind));
    for (const Halves& halves : found) {
        collector.offer({form.substr(0, halves.at), form.substr(halves.at)}, true);
    }
}

void offer_apostrophes(const std::string& form, const IndexWords& words, Collector& collector) {
    for (std::size_t at = 1; at < form.size(); ++at) {
        if (is_boundary(form, at)) {
            collector.offer({form.substr(0, at) + '\'' + form.substr(at)}, true);
        }
    }
    const std::size_t mark = form.find('\'');
    const std::string before = form.substr(0, mark);
    if (mark != std::string::npos) {
        std::string without = form;
        std::erase(without, '\'');
        collector.offer({without}, true);
        collector.offer({before, form.substr(mark + 1)}, true);
        collector.offer({before}, true);
    }
    collector.offer_all(words.beginning_with(before + '\'', most_of_a_kind), true);
}

bool is_hangul(const std::string& form) {
    const std::u32string letters = schema::characters(form);
    return !letters.empty() && letters.back() >= 0xAC00 && letters.back() <= 0xD7A3;
}

void offer_with_particles(const std::string& noun, Collector& collector) {
    collector.offer({noun}, true);
    for (const std::string& particle : particles()) {
        collector.offer({noun + particle}, true);
    }
}

void offer_korean(const std::string& form, Collector& collector) {
    if (!is_hangul(form)) return;
    offer_with_particles(form, collector);
    for (const std::string& particle : particles()) {
        if (form.size() > particle.size() && form.ends_with(particle)) {
            offer_with_particles(form.substr(0, form.size() - particle.size()), collector);
        }
    }
}

/// Every way to apply one row of the spellings once.
void rewrite(const std::string& form, std::set<std::string>& made) {
    for (const Spelling& row : spellings()) {
        for (std::size_t at = form.find(row.one); at != std::string::npos;
             at = form.find(row.one, at + 1)) {
            if (made.size() >= most_rewritten) return;
            made.insert(form.substr(0, at) + row.other + form.substr(at + row.one.size()));
        }
    }
}

void offer_spellings(const std::string& form, Collector& collector) {
    std::set<std::string> once;
    rewrite(form, once);
    for (const std::string& spelling : once) {
        collector.offer({spelling}, true);
    }
    std::set<std::string> twice;
    for (const std::string& spelling : once) {
        rewrite(spelling, twice);
    }
    for (const std::string& spelling : twice) {
        collector.offer({spelling}, true);
    }
}

std::vector<KnownWord> near(const std::string& form, const IndexWords& words) {
    const std::size_t letters = schema::characters(form).size();
    if (letters < near_from_letters || is_digits(form)) return {};
    return words.near(form, letters < two_edits_from_letters ? 1 : 2, most_of_a_kind);
}

void offer_word(const std::string& form, const IndexWords& words, Collector& collector) {
    if (form.size() > longest_form) return;
    for (Words& name : exonyms().others({form})) {
        collector.offer(std::move(name), true);
    }
    if (is_digits(form)) offer_groups(form, collector);
    if (const std::size_t point = form.find('.'); point != std::string::npos) {
        std::string without = form;
        std::erase(without, '.');
        collector.offer({without}, true);
        collector.offer({form.substr(0, point), form.substr(point + 1)}, true);
    }
    offer_korean(form, collector);
    if (schema::characters(form).size() < shortest_form) return;
    offer_apostrophes(form, words, collector);
    if (!is_digits(form)) offer_halves(form, words, collector);
    if (!is_digits(form)) offer_spellings(form, collector);
    collector.offer_all(near(form, words), false);
}

/// A Phrase with words that the index has not: the nearest in their place.
void offer_mended(const Query& phrase, const IndexWords& words, Collector& collector) {
    Words mended = phrase.words;
    for (std::string& word : mended) {
        if (words.has(word)) continue;
        const std::vector<KnownWord> nearest = near(word, words);
        if (nearest.empty()) return;
        word = nearest.front().form;
    }
    collector.offer(mended, false);
}

void offer_phrase(const Query& phrase, const IndexWords& words, Collector& collector) {
    constexpr std::size_t most_joined = 6;
    for (Words& name : exonyms().others(phrase.words)) {
        collector.offer(std::move(name), true);
    }
    if (phrase.words.size() <= most_joined) {
        collector.offer({joined(phrase.words)}, true);
        collector.offer({joined(phrase.words, "'")}, true);
        collector.offer({joined(phrase.words, ".")}, true);
    }
    for (std::size_t i = 1; i < phrase.words.size(); ++i) {
        Words pair = phrase.words;
        pair[i - 1] += pair[i];
        pair.erase(pair.begin() + static_cast<std::ptrdiff_t>(i));
        collector.offer(std::move(pair), true);
    }
    offer_mended(phrase, words, collector);
}

Words letters_of(const std::string& form) {
    Words letters;
    for (const char letter : form) {
        letters.emplace_back(1, letter);
    }
    return letters;
}

}  // namespace

std::vector<Variant> variants_of(const Query& leaf, const IndexWords& words) {
    Collector collector{leaf, words};
    if (leaf.kind == QueryKind::Word) offer_word(leaf.words.front(), words, collector);
    if (leaf.kind == QueryKind::Phrase) offer_phrase(leaf, words, collector);
    return collector.take();
}

std::vector<Variant> variants_of(const Query& first, const Query& second, const IndexWords& words) {
    constexpr std::size_t most_initials = 4;
    Collector collector{first, words};
    const std::string& form = first.words.front();
    const std::string& next = second.words.front();
    if (is_letters(form) && form.size() > 1 && form.size() <= most_initials) {
        Words initials = letters_of(form);
        initials.push_back(next);
        collector.offer(std::move(initials), true);
    }
    collector.offer({form + next}, true);
    for (const char mark : {'\'', '.'}) {
        collector.offer({form + mark + next}, true);
    }
    std::vector<Variant> variants = collector.take();
    for (Variant& variant : variants) {
        variant.leaf.place.length = second.place.offset + second.place.length - first.place.offset;
    }
    return variants;
}

}  // namespace onrecord::searcher::advice
